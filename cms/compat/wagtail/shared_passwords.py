"""Undocumented views of Wagtail to which the shared password of something private is posted."""

from wagtail.documents.views.serve import authenticate_with_password as open_collection
from wagtail.views import authenticate_with_password as open_page

__all__ = ["open_collection", "open_page"]
