"""Register the ways of pictures with Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html, format_html_join, json_script
from wagtail import hooks

from cms.admin.pictures.batch import AddPictures
from cms.admin.pictures.describing import describe, tell_of_people
from cms.admin.pictures.take_in import take_in
from cms.admin.pictures.words import words

SCRIPTS = (
    "sending",
    "places",
    "notice",
    "people",
    "arriving",
    "dropping",
    "describing",
)  # in this order


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", take_in, name="take_in"),
        path("<int:pk>/beschrijving/", describe, name="describe"),
        path("<int:pk>/mensen/", tell_of_people, name="people"),
    ]
    return [path("foto/", include((patterns, "pictures"), "pictures"))]


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own
def many_at_once():
    return [path("images/multiple/add/", AddPictures.as_view())]


@hooks.register("insert_global_admin_js", order=10)  # after the names that it takes of Wagtail
def stay_here():
    return format_html('<script src="{}"></script>', static("pictures/stay.js"))


@hooks.register("insert_editor_js", order=20)  # after signing in over the page
def scripts():
    tags = format_html_join(
        "",
        '<script src="{}" defer></script>',
        ((static(f"pictures/{name}.js"),) for name in SCRIPTS),
    )
    return json_script(words(), "picture-words") + tags


@hooks.register("insert_global_admin_css")
def look():
    return format_html('<link rel="stylesheet" href="{}">', static("pictures/pictures.css"))
