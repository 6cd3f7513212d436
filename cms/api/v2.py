"""The URLs of API v2."""

from wagtail.api.v2.router import WagtailAPIRouter

from cms.api.forms import FormsEndpoint
from cms.api.media import DocumentsEndpoint, ImagesEndpoint, RedirectsEndpoint
from cms.api.pages import PagesEndpoint
from cms.api.preview import PreviewEndpoint
from cms.api.site import (
    CategoriesEndpoint,
    IconEndpoint,
    SiteEndpoint,
    VersionEndpoint,
    WithdrawnEndpoint,
)
from cms.api.years import YearsEndpoint

api = WagtailAPIRouter("wagtailapi")
api.register_endpoint("pages", PagesEndpoint)
api.register_endpoint("images", ImagesEndpoint)
api.register_endpoint("documents", DocumentsEndpoint)
api.register_endpoint("categories", CategoriesEndpoint)
api.register_endpoint("redirects", RedirectsEndpoint)
api.register_endpoint("years", YearsEndpoint)
api.register_endpoint("site", SiteEndpoint)
api.register_endpoint("icon", IconEndpoint)
api.register_endpoint("version", VersionEndpoint)
api.register_endpoint("withdrawn", WithdrawnEndpoint)
api.register_endpoint("preview", PreviewEndpoint)
api.register_endpoint("forms", FormsEndpoint)
