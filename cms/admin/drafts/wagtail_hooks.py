"""Register the scripts of drafts with Wagtail's editor."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html, format_html_join, json_script
from wagtail import hooks

from cms.admin.drafts.newest import newest
from cms.admin.drafts.words import words

SCRIPTS = ("state", "session", "resume", "copies", "both", "colleagues")


@hooks.register("register_admin_urls")
def addresses():
    patterns = [path("nieuwste/<int:page_id>/", newest, name="newest")]
    return [path("concept/", include((patterns, "drafts"), "drafts"))]


@hooks.register("insert_editor_js", order=10)  # after those of which they use the names
def scripts():
    tags = format_html_join(
        "", '<script src="{}" defer></script>', ((static(f"drafts/{name}.js"),) for name in SCRIPTS)
    )
    return json_script(words(), "draft-words") + tags


@hooks.register("insert_global_admin_css")
def look():
    return format_html('<link rel="stylesheet" href="{}">', static("drafts/drafts.css"))
