"""Register the script of the preview panel with Wagtail's editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("insert_editor_js")
def load_places():
    return format_html('<script src="{}" defer></script>', static("preview/places.js"))


@hooks.register("insert_editor_js")
def load_panel_script():
    return format_html(
        '<script src="{}" data-silent="{}" defer></script>',
        static("preview/panel.js"),
        _(
            "The site does not answer, so there is no preview now. What you write is not lost: "
            "go on, or wait. The preview comes back by itself when the site answers again."
        ),
    )
