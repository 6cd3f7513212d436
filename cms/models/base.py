"""The base class of all page types: preview on the site, sharing picture, validation of slugs."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page

from cms.models.address_input import AddressInput
from cms.models.addresses import refuse_reserved_slug
from cms.models.dates import is_over
from cms.models.images import SiteImage
from cms.models.page_form import SitePageForm
from cms.models.panels import FindingsPanel, SentBackPanel
from cms.models.pictures import share_picture_field
from cms.models.tree_position import load_position, lock_position, prepare_save
from cms.models.version import hold_version
from cms.preview.previewable import Previewable


class SitePage(Previewable, Page):
    """The base class of all page types."""

    holds_top_level = False  # True if the pages below it are at the top level, `/contact/`
    may_be_incomplete = False  # True of a page that its form saves as a draft
    needs_text = False  # True if there is nothing on the page without a text
    own_picture = ""  # the field of the page's own picture, if its type has one
    # Picture fields of API v2, in place of the foreign keys: name → (model field, crop).
    api_pictures: dict[str, tuple[str, str]] = {}

    share_picture = share_picture_field(
        _(
            "What other sites and apps show when somebody shares this page. Leave empty: the "
            "picture of the page itself is shown, or one that the site draws."
        )
    )

    base_form_class = SitePageForm
    content_panels = [
        SentBackPanel(heading=_("Sent back"), icon="resubmit"),
        FindingsPanel(heading=_("Check"), icon="check"),
        TitleFieldPanel("title", required_on_save=False),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=AddressInput, required_on_save=False),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("share_picture"),
            ],
            heading=_("Address and search engines"),
        )
    ]

    class Meta:
        abstract = True

    def shared(self) -> tuple[SiteImage | None, str]:
        """Return the picture for sharing the page, and its alternative text."""
        if self.share_picture and self.share_picture.is_shown:
            return self.share_picture, self.share_picture.description
        own = self.own_picture and getattr(self, self.own_picture)
        return (own, getattr(self, f"{self.own_picture}_alt")) if own else (None, "")

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save the page where it is now, which need not be where it was when it was loaded."""
        prepare_save(self, kwargs.get("update_fields"))
        return super().save(*args, **kwargs)

    @transaction.atomic
    def add_child(self, **kwargs):
        """Add a page below the place where this one is now."""
        if getattr(kwargs.get("instance"), "live", True):
            hold_version()
        lock_position(self)
        return super().add_child(**kwargs)

    def get_parent(self, update=False):
        """Return the page above, also if somebody moved both since this one was loaded."""
        try:
            return super().get_parent(update)
        except Page.DoesNotExist:
            load_position(self)
            return super().get_parent(update=True)

    def with_content_json(self, content):
        """Return a version as a page, without an expiry date that is over.

        Whoever saves or publishes the version next means the page to stay.
        """
        page = super().with_content_json(content)
        if is_over(page.expire_at):
            page.expire_at = None
        return page

    def update_aliases(self, *, revision=None, **kwargs):
        """Publish the aliases, if the page itself is public: it may only have been scheduled."""
        if type(self).objects.filter(pk=self.pk, live=True).exists():
            super().update_aliases(revision=revision, **kwargs)

    def clean(self):
        super().clean()
        if self.path:
            refuse_reserved_slug(self.slug, self.get_parent())
