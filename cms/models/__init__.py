"""The content: pages, categories, pictures and the details of the site."""

from cms.models.categories import Category
from cms.models.content_dates import ContentDate
from cms.models.form_page import FormPage
from cms.models.gone_addresses import GoneAddress
from cms.models.home import HomePage
from cms.models.images import SiteImage, SiteRendition
from cms.models.info import InfoPage
from cms.models.search_words import SearchMiss, Synonym
from cms.models.site_details import SiteDetails
from cms.models.site_profile import SiteProfile
from cms.models.stories import StoryIndexPage, StoryPage
from cms.models.version import ContentVersion

__all__ = [
    "Category",
    "ContentDate",
    "ContentVersion",
    "FormPage",
    "GoneAddress",
    "HomePage",
    "InfoPage",
    "SearchMiss",
    "SiteDetails",
    "SiteImage",
    "SiteProfile",
    "SiteRendition",
    "StoryIndexPage",
    "StoryPage",
    "Synonym",
]
