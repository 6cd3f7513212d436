"""The addresses of the site. All but these few belong to the pages of the CMS."""

from django.conf import settings
from django.urls import include, path, re_path

from frontend import files, style_page, views

handler404 = "frontend.errors.not_found"
handler500 = "frontend.errors.server_error"

# With the CMS in this process, the CMS serves its files itself.
FILES = [
    path("media/images/<path:path>", files.picture),
    path("documents/<path:path>", files.document),
]

urlpatterns = [
    path("preview/", views.preview),
    path("preview/deel.png", views.preview_picture),
    *([path("_stijl/", style_page.style_page)] if settings.DEBUG else []),
    path("zoeken/", views.search, name="search"),
    path("zoeken", views.search),
    *([] if settings.CONTENT_API_APPLICATION else FILES),
    path("", include("frontend.found.urls")),
    re_path("", views.page),
]
