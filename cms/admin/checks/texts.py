"""The texts that explain each finding to an editor: what, why it matters, and how to fix it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Texts:
    """Texts with %-placeholders for the details of a finding."""

    what: str | Promise
    why: str | Promise
    how: str | Promise


TEXTS = {
    "not_complete": Texts(
        _("Not filled in, or not right: “%(what)s”. %(reason)s"),
        _("A draft may be incomplete. What visitors see may not."),
        _("Fill it in or correct it. If you do not need it, remove it."),
    ),
    "picture_without_alt": Texts(
        _("The picture “%(title)s” has no description."),
        _("People who cannot see the picture do not know what is in it."),
        _(
            "Write one sentence about what there is to see. Or tick “the picture is decoration” if "
            "it tells nothing new."
        ),
    ),
    "small_picture": Texts(
        _("The picture “%(title)s” is small: %(width)s pixels wide."),
        _("On a large screen the picture looks blurred."),
        _("Choose a picture that is at least %(least)s pixels wide."),
    ),
    "deleted_picture": Texts(
        _("The picture “%(title)s” is in the trash."),
        _("Visitors do not see it."),
        _("Put it back from the trash, or choose another picture."),
    ),
    "withheld_picture": Texts(
        _("The picture “%(title)s” may not be used any more."),
        _("Somebody in it withdrew their consent, or its time is over. Visitors do not see it."),
        _("Choose another picture. If there is consent again, it comes back by itself."),
    ),
    "ending_consent": Texts(
        _("The picture “%(title)s” may be used until %(day)s."),
        _("The day after, it leaves the site by itself, and the page is without a picture."),
        _("Ask the people in it for a longer time, or choose another picture."),
    ),
    "picture_without_consent": Texts(
        _("There are people in “%(title)s”, and nobody recorded that they agree."),
        _("Who did not agree may ask at any time why they are on the site."),
        _("Open the picture, choose “Consent: who is in it?”, and record it."),
    ),
    "empty_link": Texts(
        _("There is a link without words, to %(url)s."),
        _("Nobody can see or hear where this link leads."),
        _("Write what the visitor finds there, or remove the link."),
    ),
    "vague_link": Texts(
        _("The link “%(text)s” does not say where it leads."),
        _("Many people only read the links, or let them be read aloud."),
        _("Make a link of the words that say what there is to find, for example “our training”."),
    ),
    "dead_link": Texts(
        _("The link “%(text)s” leads to a page that is not on the site."),
        _("A visitor who follows the link finds nothing."),
        _("Publish that page first, choose another page, or remove the link."),
    ),
    "dead_external_link": Texts(
        _("The link “%(text)s” leads to an address that does not answer: %(url)s."),
        _("A visitor who follows the link finds nothing."),
        _("Open the link. If it does not work, find the new address or remove the link."),
    ),
    "heading_order": Texts(
        _("The heading “%(text)s” skips a level after “%(before)s”."),
        _("People who let the page be read aloud think that they have missed a part."),
        _("Choose the level that comes next: “Heading 3” below “Heading 2”."),
    ),
    "bold_heading": Texts(
        _("The bold line “%(text)s” looks like a heading, but it is not."),
        _("People who let the page be read aloud jump from heading to heading and miss this one."),
        _("Select the line, take the bold away and choose “Heading 2” or “Heading 3”."),
    ),
    "long_title": Texts(
        _("The title is long: %(length)s characters."),
        _("Search engines cut a long title off."),
        _("Use at most %(most)s characters. Put the most important words first."),
    ),
    "long_excerpt": Texts(
        _("The summary is long: %(length)s characters."),
        _("Visitors skip a long summary, and search engines cut it off."),
        _("Use at most %(most)s characters: one or two sentences."),
    ),
    "empty_page": Texts(
        _("There is nothing on the page yet."),
        _("A visitor who opens the page finds only a title."),
        _("Write the text, or add another block."),
    ),
    "incomplete_anbi": Texts(
        _("The ANBI page lacks: %(what)s."),
        _("The law asks an ANBI to publish this. Without it you may lose your recognition."),
        _("Fill it in under Settings, Site details. The page shows it by itself then."),
    ),
    "missing_description": Texts(
        _("The page has no description for search engines."),
        _("People see this text in Google below the title. It helps them choose."),
        _("Write one or two sentences in the field “Meta description”, on the tab “Promote”."),
    ),
    "long_sentences": Texts(
        _("This sentence is long, with %(words)s words: “%(text)s”"),
        _("Many people read with difficulty. Short sentences help everybody."),
        _("Use at most %(most)s words. Make two sentences of it."),
    ),
    "long_words": Texts(
        _("There are many long words in the text: %(text)s."),
        _("Many people read with difficulty. Everyday words help everybody."),
        _("Choose a shorter word, or explain the word in a sentence."),
    ),
}
# Replacements for `what`, by the reason of a dead link.
DEAD_LINKS = {
    "hidden": _(
        "The link “%(text)s” leads nowhere: its page is not published or was deleted, or its "
        "address is not complete."
    ),
    "page": _("The link “%(text)s” leads to %(url)s, and there is nothing for visitors."),
    "anchor": _("The link “%(text)s” leads to a place in a page that is not there: %(url)s."),
    "unreadable": _("The link “%(text)s” has no address that a browser can open: %(url)s."),
    "button": _(
        "The button “%(text)s” leads to a page that is not published or was deleted. Visitors do "
        "not see the button."
    ),
}


def say(code: str, details: dict) -> Texts:
    """Return the texts of a finding in the active language. `code` is a key of TEXTS."""
    texts = TEXTS[code]
    what = DEAD_LINKS.get(details.get("reason", ""), texts.what)
    return Texts(what % details, texts.why % details, texts.how % details)
