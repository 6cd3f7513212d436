"""URLs: the admin at /cms/, the API at /api/, the site at /."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.admin.dashboard import brand
from cms.admin.drafts import urls as drafts_urls
from cms.admin.second_step import urls as second_step_urls
from cms.admin.sign_in import urls as sign_in_urls
from cms.admin.trash.v3 import api as api_v3
from cms.api.v2 import api as api_v2
from cms.views import media, unknown_endpoint

handler400 = "cms.errors.bad_request"
handler500 = "cms.errors.server_error"
if not settings.FRONTEND_URL:
    handler404 = "frontend.web.errors.not_found"

urlpatterns = [
    path("cms/brand/colours.css", brand.colours, name="brand_colours"),
    path("cms/brand/icon.svg", brand.icon, name="brand_icon"),
    path("", include(drafts_urls)),
    path("", include(second_step_urls)),
    path("", include(sign_in_urls)),  # before those of Wagtail that they replace
    path("cms/", include(wagtailadmin_urls)),
    path("cms", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    # What has no version may be an address of an old site, from which the site leads on.
    re_path(r"^api/(?P<path>v[0-9]+(?:/.*)?)$", unknown_endpoint),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media),
    # With a separate site, public paths redirect to it (HeadlessMixin.serve).
    *([] if settings.FRONTEND_URL else [path("", include("frontend.urls"))]),
    # Wagtail reverses these names for all page URLs, so they are needed in both deployments.
    path("", include(wagtail_urls)),
]
