"""The examples of blocks in the block chooser, rendered with the site's own templates."""

from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class HasExample:
    """Mixin for blocks whose preview is the example of the same name."""

    def get_preview_context(self, value, parent_context=None) -> dict:
        template, example = EXAMPLES[self.name]
        return {
            **(parent_context or {}),
            "site_template": f"frontend/blocks/{template}.html",
            "example": example(),
        }


def _html(text: str) -> SafeString:
    return SafeString(f"<p>{text}</p>")


def _picture(alt: str) -> dict:
    return {"url": static("cms/example-picture.svg"), "width": 480, "height": 320, "alt": alt}


def _text() -> dict:
    heading = _("How it began")
    text = _("Bram looked for work for a year. Then he met Anna.")
    return {"html": SafeString(f"<h2>{heading}</h2>{_html(text)}")}


def _quote() -> dict:
    return {"html": _html(_("Suddenly I could see what I am good at.")), "attribution": "Bram"}


def _figure() -> dict:
    return {"picture": _picture(""), "caption": _("The kitchen table where it all began.")}


def _call() -> dict:
    button = {"label": _("Become a volunteer"), "href": ""}
    return {"html": _html(_("Would you like to help somebody too?")), "button": button}


def _person() -> dict:
    return {"name": "Anna", "since": "2020", "hobbies": _("cycling and baking bread")}


def _table() -> dict:
    headings = (_("Day"), _("Time"))
    return {"headings": headings, "rows": ((_("Monday"), "10.00"), (_("Thursday"), "19.30"))}


def _video() -> dict:
    return {"title": _("A day with a volunteer"), "url": "", "host": "youtube.com"}


def _code() -> dict:
    return {"code": "<p>Hallo!</p>"}


EXAMPLES = {
    "text": ("_text", _text),
    "picture": ("_figure", _figure),
    "quote": ("_quote", _quote),
    "call_to_action": ("_call_to_action", _call),
    "person_card": ("_person_card", _person),
    "table": ("_table", _table),
    "embed": ("_video", _video),
    "code": ("_code", _code),
}
