"""The URLs of the site. All others are paths of pages of the CMS."""

from django.conf import settings
from django.urls import include, path, re_path

from frontend.views import files, site, style_page

handler404 = "frontend.web.errors.not_found"
handler500 = "frontend.web.errors.server_error"

# If the CMS is in this process, it serves its files itself.
FILES = [
    path("media/images/<path:path>", files.picture),
    path("documents/<path:path>", files.document),
]

urlpatterns = [
    path("preview/", site.preview),
    path("preview/deel.png", site.preview_picture),
    *([path("_stijl/", style_page.style_page)] if settings.DEBUG else []),
    path("zoeken/", site.search, name="search"),
    path("zoeken", site.search),
    *([] if settings.CONTENT_API_APPLICATION else FILES),
    path("", include("frontend.seo.urls")),
    re_path("", site.page),
]
