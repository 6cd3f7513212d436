"""What the inventory counts, in the words of a person. The JSON keeps the names of the code."""

from django.utils.translation import pgettext


def in_words(name: str) -> str:
    """Return a name that the inventory gives; a code that has no words here stays as it is."""
    for words in (_pages, _uses, _pictures, _values, _languages, _oddities):
        if name in (known := words()):
            return known[name]
    return name


def _pages() -> dict[str, str]:
    return {
        "info": pgettext("inventory", "information pages"),
        "story": pgettext("inventory", "stories"),
        "skipped": pgettext("inventory", "skipped"),
        "refused": pgettext("inventory", "refused"),
    }


def _uses() -> dict[str, str]:
    return {
        "found": pgettext("inventory", "found"),
        "resolved": pgettext("inventory", "to a page or a file of this folder"),
        "dead": pgettext("inventory", "lead nowhere"),
        "elsewhere": pgettext("inventory", "to another website"),
    }


def _pictures() -> dict[str, str]:
    return {
        "picture-missing": pgettext("inventory", "not in the folder"),
        "picture-address": pgettext("inventory", "on another website"),
        "picture-outside": pgettext("inventory", "outside the folder"),
        "picture-damaged": pgettext("inventory", "damaged"),
    }


def _values() -> dict[str, str]:
    return {
        "empty": pgettext("inventory", "empty"),
        "yes or no": pgettext("inventory", "yes or no"),
        "whole number": pgettext("inventory", "whole number"),
        "number": pgettext("inventory", "number"),
        "date and time": pgettext("inventory", "date and time"),
        "date": pgettext("inventory", "date"),
        "picture": pgettext("inventory", "picture"),
        "address": pgettext("inventory", "address"),
        "table": pgettext("inventory", "table"),
        "list": pgettext("inventory", "list"),
        "text": pgettext("inventory", "text"),
    }


def _languages() -> dict[str, str]:
    return {
        "nl": pgettext("inventory", "Dutch"),
        "en": pgettext("inventory", "English"),
        "de": pgettext("inventory", "German"),
        "fr": pgettext("inventory", "French"),
        "?": pgettext("inventory", "not known"),
    }


def _oddities() -> dict[str, str]:
    return {
        "byte order mark": pgettext("inventory", "begins with a byte order mark"),
        "UTF-16": pgettext("inventory", "written in UTF-16"),
        "no line end at the end": pgettext("inventory", "no line end at the end"),
        "invisible characters": pgettext("inventory", "invisible characters"),
        "name in NFD": pgettext("inventory", "accents apart in the name (NFD)"),
        "mixed line ends": pgettext("inventory", "line ends of several kinds"),
        "CRLF line ends": pgettext("inventory", "line ends of Windows (CRLF)"),
        "CR line ends": pgettext("inventory", "line ends of old Macs (CR)"),
    }
