"""The widget of rich text: Wagtail's, with our toolbar."""

import json

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from cms.admin.rich_text.models import offered_formats
from cms.compat.wagtail.rich_text import one_window_for_links
from cms.models.blocks.embed import video_hosts

# In this order.
SCRIPTS = ("toolbar", "markup", "clipboard", "rtf", "insertion", "paste", "link_window")
OPTIONS = "data-w-init-detail-value"  # of a text outside of blocks, for the event that begins it


class RichTextArea(DraftailRichTextArea):
    """Takes what the toolbar says and offers along, in the language of who looks at it."""

    def own_options(self) -> dict:
        settings = {
            "words": toolbar_words() | paste_words(),
            "extras": offered_formats(),
            "videoHosts": list(video_hosts()),
        }
        return {"toolbar": settings, "entityTypes": one_window_for_links(self.options)}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        attributes = context["widget"]["attrs"]
        options = json.loads(attributes[OPTIONS]) | self.own_options()
        attributes[OPTIONS] = json.dumps(options, cls=DjangoJSONEncoder)
        return context

    @property
    def media(self):
        own = forms.Media(
            js=[f"rich_text/{name}.js" for name in SCRIPTS],
            css={"all": ["rich_text/rich_text.css"]},
        )
        return super().media + own


class RichTextAreaAdapter(WidgetAdapter):
    js_constructor = "cms.RichTextArea"

    def js_args(self, widget):
        return [{**widget.options, **widget.own_options()}]


register(RichTextAreaAdapter(), RichTextArea)


def toolbar_words() -> dict[str, str]:
    """Return the word of each button, by the name that the editor has for what it does."""
    return {
        "toolbar": _("Formats"),
        "more": _("More"),
        "header-two": _("Heading"),
        "header-three": _("Smaller heading"),
        "header-four": _("Smallest heading"),
        "BOLD": _("Bold"),
        "ITALIC": _("Italic"),
        "STRIKETHROUGH": _("Strikethrough"),
        "SUPERSCRIPT": _("Superscript"),
        "SUBSCRIPT": _("Subscript"),
        "CODE": _("Code"),
        "unordered-list-item": _("List"),
        "ordered-list-item": _("Numbers"),
        "LINK": _("Link"),
        "DOCUMENT": _("Document"),
        "HORIZONTAL_RULE": _("Line"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "change": _("Change"),
        "remove": _("Remove the link"),
    }


def paste_words() -> dict[str, str]:
    """Return what is said after somebody pasted. The script fills in numbers and names."""
    return {
        "done": _("Pasted, with tables, pictures or videos in blocks of their own."),
        "busy": _("Pasted. The pictures are being fetched…"),
        "missing_one": _("1 picture was not on the clipboard. Add it here."),
        "missing_many": _("{number} pictures were not on the clipboard. Add them here."),
        "left_one": _("1 picture did not come along: there is no place for it in this text."),
        "left_many": _(
            "{number} pictures did not come along: there is no place for them in this text."
        ),
        "picture": _("picture {number}"),
        "go": _("Go to: {name}"),
        "changed": _("Something was changed since. Undo that first."),
        "close": _("Close"),
    }
