"""Show the guide. It is kept in the repository, so that it changes together with the code."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt

from cms.compat.wagtail.admin import WagtailAdminTemplateMixin

GUIDE = Path(settings.BASE_DIR, "docs", "redactie.md")
PICTURES = GUIDE.with_suffix("")


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/guide/guide.html"
    page_title = _("Guide")
    header_icon = "help"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        guide, chapters = rendered(GUIDE.stat().st_mtime_ns)
        return {**super().get_context_data(**kwargs), "guide": guide, "chapters": chapters}


def picture(request, name: str):
    """Serve a picture of the guide by its file name."""
    file = PICTURES / name
    if file.parent != PICTURES or not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


@lru_cache(maxsize=1)
def rendered(changed: int) -> tuple[SafeString, list[dict]]:
    """Return the guide as HTML without its title, and its chapters as `{"id", "title"}`.

    `changed`, the modification time of the file, is the key of the cache.
    """
    parser = MarkdownIt().enable("table")
    tokens = parser.parse(GUIDE.read_text(encoding="utf-8"))
    chapters = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            title = tokens[at + 1].content
            token.attrSet("id", slugify(title))
            chapters.append({"id": slugify(title), "title": title})
        for child in token.children or ():
            if child.type == "image":
                name = Path(child.attrGet("src")).name
                child.attrSet("src", reverse("guide_picture", args=[name]))
    body = tokens[3:]  # the admin's page has the title already
    return SafeString(parser.renderer.render(body, parser.options, {})), chapters
