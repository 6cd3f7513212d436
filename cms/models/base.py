"""The base class of all page types: preview on the site, sharing picture, validation of slugs."""

from itertools import chain, count

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page

from cms.models.addresses import refuse_reserved_slug
from cms.models.dates import end_of, is_over, same_minute
from cms.models.images import SiteImage
from cms.models.panels import FindingsPanel
from cms.models.pictures import share_picture_field
from cms.preview.previewable import Previewable


class SitePageForm(WagtailAdminPageForm):
    """Validates slugs below the parent, which the model does not know for a new page."""

    def clean(self):
        parent = self.parent_page or self.instance.get_parent()
        self._find_free_slug(parent)
        self._forget_former_end()
        cleaned = super().clean()
        if "slug" in cleaned:
            try:
                refuse_reserved_slug(cleaned["slug"], parent)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    def save(self, commit=True):
        """Save the page, but not the row of a page that another editor published meanwhile.

        The form read it as a draft, and would take it off the site. The version is saved apart.
        """
        page = Page.objects.filter(pk=self.instance.pk, live=True)
        return super().save(commit=commit and not page.exists())

    def _forget_former_end(self) -> None:
        """Clear an expiry date that is over and that nobody typed: the form was opened before."""
        given = self.cleaned_data.get("expire_at")
        stored = (self.instance.expire_at, end_of(self.instance.latest_revision))
        if is_over(given) and any(same_minute(given, each) for each in stored):
            self.cleaned_data["expire_at"] = None

    def _find_free_slug(self, parent: Page | None) -> None:
        """Append a number to a generated slug if another page below the parent has it."""
        slug, title = self.cleaned_data.get("slug"), self.cleaned_data.get("title", "")
        if not slug or slug != slugify(title) or self.instance.first_published_at:
            return
        others = Page.objects.exclude(pk=self.instance.pk)
        taken = others.child_of(parent) if parent else others.none()
        candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
        self.cleaned_data["slug"] = next(
            each for each in candidates if not taken.filter(slug=each).exists()
        )


class SitePage(Previewable, Page):
    """The base class of all page types."""

    holds_top_level = False  # True if the pages below it are at the top level, `/contact/`
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
    content_panels = [FindingsPanel(heading=_("Check"), icon="check"), TitleFieldPanel("title")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
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
        if self.share_picture:
            return self.share_picture, self.share_picture.description
        own = self.own_picture and getattr(self, self.own_picture)
        return (own, getattr(self, f"{self.own_picture}_alt")) if own else (None, "")

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
