"""Show the guide. It is kept in the repository, so that it changes together with the code."""

import re
from functools import lru_cache
from html import unescape
from pathlib import Path

import pyromark
from django.conf import settings
from django.contrib.auth.models import Group
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.models import Workflow

from cms.compat.wagtail.admin import WagtailAdminTemplateMixin
from cms.models.site_profile import profile_in_force
from cms.profile.schema import RoleNames

GUIDE = Path(settings.BASE_DIR, "docs", "redactie.md")
PICTURES = GUIDE.with_suffix("")
PARSER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
CHAPTER = re.compile(r"<h2>(.*?)</h2>")
PICTURE = re.compile(r'(<img src=")([^"]*)')
TAG = re.compile(r"<[^>]*>")


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/guide/guide.html"
    page_title = _("Guide")
    header_icon = "help"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        guide, chapters = rendered(GUIDE.stat().st_mtime_ns, names_here())
        return {**super().get_context_data(**kwargs), "guide": guide, "chapters": chapters}


def picture(request, name: str):
    """Serve a picture of the guide by its file name."""
    file = PICTURES / name
    if file.parent != PICTURES or not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


def names_here() -> tuple[tuple[str, str], ...]:
    """Return the names of roles and workflow in the guide, with their names on this site."""
    written, roles = vars(RoleNames()), profile_in_force().roles
    groups = dict(Group.objects.filter(pk__in=roles.values()).values_list("pk", "name"))
    called = {role: groups[pk] for role, pk in roles.items() if pk in groups}
    workflow = Workflow.objects.filter(pk=roles.get("workflow")).first()
    if workflow:
        called["workflow"] = workflow.name
    return tuple((written[role], name) for role, name in called.items() if written[role] != name)


def with_names(text: str, names: tuple[tuple[str, str], ...]) -> str:
    """Return a text with replaced names of roles, in lower case within a sentence."""
    here = {written.lower(): name for written, name in names}
    if not here:
        return text
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, here))})\b", re.IGNORECASE)

    def name(match: re.Match) -> str:
        found = here[match[0].lower()]
        return found if match[0][0].isupper() else found[:1].lower() + found[1:]

    return words.sub(name, text)


@lru_cache(maxsize=1)
def rendered(changed: int, names: tuple[tuple[str, str], ...]) -> tuple[SafeString, list[dict]]:
    """Return the guide as HTML without its title, and its chapters as `{"id", "title"}`.

    `changed`, the modification time of the file, and the `names` of `names_here` are the key of
    the cache.
    """
    text = with_names(GUIDE.read_text(encoding="utf-8"), names)
    html = PARSER.html(text).partition("</h1>")[2]  # the admin's page has the title already
    chapters = []

    def chapter(match: re.Match) -> str:
        title = unescape(TAG.sub("", match[1]))
        chapters.append({"id": slugify(title), "title": title})
        return f'<h2 id="{slugify(title)}">{match[1]}</h2>'

    def shown(match: re.Match) -> str:
        return match[1] + reverse("guide_picture", args=[Path(match[2]).name])

    html = PICTURE.sub(shown, CHAPTER.sub(chapter, html))
    return SafeString(html), chapters
