"""What every page of the site shares: preview on the real site, and an address that it can have."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail_headless_preview.models import HeadlessMixin

from .addresses import refuse_reserved_slug


class SitePageForm(WagtailAdminPageForm):
    """Knows the parent of a page that is not in the tree yet, which the model cannot."""

    def clean(self):
        cleaned = super().clean()
        if "slug" in cleaned:
            parent = self.parent_page or self.instance.get_parent()
            try:
                refuse_reserved_slug(cleaned["slug"], parent)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class SitePage(HeadlessMixin, Page):
    """A page that the separate site shows."""

    base_form_class = SitePageForm
    content_panels = [TitleFieldPanel("title")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("Address and search engines"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.path:
            refuse_reserved_slug(self.slug, self.get_parent())
