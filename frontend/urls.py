"""The addresses of the site. All but these few belong to the pages of the CMS."""

from django.conf import settings
from django.urls import path, re_path

from frontend import files, views

handler404 = "frontend.errors.not_found"
handler500 = "frontend.errors.server_error"

# With the CMS in this process, the CMS serves its files itself.
FILES = [
    path("media/images/<path:path>", files.picture),
    path("documents/<path:path>", files.document),
]

urlpatterns = [
    path("preview/", views.preview),
    *([] if settings.CONTENT_API_APPLICATION else FILES),
    re_path("", views.page),
]
