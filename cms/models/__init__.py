"""The content: pages, categories, pictures and the details of the site."""

from .categories import Category
from .home import HomePage
from .images import SiteImage, SiteRendition
from .info import InfoPage
from .site_details import SiteDetails
from .stories import StoryIndexPage, StoryPage
from .version import ContentVersion

__all__ = [
    "Category",
    "ContentVersion",
    "HomePage",
    "InfoPage",
    "SiteDetails",
    "SiteImage",
    "SiteRendition",
    "StoryIndexPage",
    "StoryPage",
]
