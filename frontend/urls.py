"""The URLs of the site. All others are paths of pages of the CMS."""

from django.conf import settings
from django.urls import include, path, re_path

from frontend.views import branding, files, forms, site, style_page

handler404 = "frontend.web.errors.not_found"
handler500 = "frontend.web.errors.server_error"

# If the CMS is in this process, it serves its files itself.
FILES = [
    path("media/images/<path:path>", files.picture),
    path("documents/<int:number>/<path:name>", files.document),
]

urlpatterns = [
    path("preview/", site.preview),
    path("favicon.ico", branding.icon, {"name": "", "form": "favicon.ico"}),
    path("apple-touch-icon.png", branding.icon, {"name": "", "form": "apple-touch-icon.png"}),
    re_path(
        r"^icon-(?P<name>[0-9a-f]{12})(?P<form>\.svg|-192\.png|-512\.png|-maskable\.png)$",
        branding.icon,
    ),
    re_path(r"^colours-(?P<name>[0-9a-f]{12})\.css$", branding.colours),
    path("preview/deel.png", site.preview_picture),
    *([path("_stijl/", style_page.style_page)] if settings.DEBUG else []),
    *([] if settings.CONTENT_API_APPLICATION else FILES),
    path("", include("frontend.seo.urls")),
    path("_formulier/<int:number>/", forms.stamp),
    re_path("", site.at_path),
]
