"""The blocks of a body in the editor: Wagtail's, which announce themselves to our scripts."""

from django import forms

from cms.compat.wagtail.rich_text import StreamBlockAdapter


class BodyBlockAdapter(StreamBlockAdapter):
    js_constructor = "cms.BodyBlock"

    @property
    def media(self):
        return super().media + forms.Media(js=["rich_text/insertion.js"])
