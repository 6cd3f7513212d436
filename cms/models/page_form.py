"""The form of all page types. A draft is saved whatever is in it; a public page must be complete.

Wagtail puts off the fields that are required until a page is published, submitted or scheduled, but
not the title, the address, and what cannot be understood: one of these, and nothing was saved.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.compat.wagtail.models import StreamValue
from cms.models import scheduling, untitled
from cms.models.addresses import refuse_reserved_slug
from cms.models.dates import MomentField, end_of, is_over, looks_the_same, same_minute

MOMENTS = ("go_live_at", "expire_at")


class SitePageForm(WagtailAdminPageForm):
    """Validates slugs below the parent, which the model does not know for a new page.

    `set_aside` has the errors of fields of a draft that keep their stored value: a date that is
    none, an address that another page has. Programs get these as errors; they alone have no
    subscription to the comments of a page.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.set_aside: dict[str, ErrorList] = {}
        if "slug" in self.fields:
            self.fields["slug"].required = False  # it follows the title
        for name in self.fields.keys() & MOMENTS:
            field = self.fields[name]
            self.fields[name] = MomentField(
                required=field.required,
                label=field.label,
                help_text=field.help_text,
                widget=field.widget,
            )
        if untitled.is_untitled(self.instance):
            self.initial["title"] = ""
            if not self.instance.first_published_at:
                self.initial["slug"] = ""

    def full_clean(self):
        super().full_clean()
        if self.is_deferred_validation and self.subscription:
            self.set_aside |= self.errors
            self.errors.clear()

    def clean(self):
        parent = self.parent_page or self.instance.get_parent()
        self.instance.may_be_incomplete = self.is_deferred_validation
        self._follow_title()
        if self.is_deferred_validation:
            self._give_title()
            self._give_address(parent)
        else:
            self._find_free_slug(parent)
        self._keep_moments()
        self._forget_former_end()
        self._plan()
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
        A new page begins as a draft: Wagtail would show it to visitors before anybody checks it.
        """
        if self.instance._state.adding:
            self.instance.live = False
        with transaction.atomic():
            # Locked whether it is public or not: else it could become so before it is saved.
            row = Page.objects.select_for_update().filter(pk=self.instance.pk)
            is_public = any(row.values_list("live", flat=True))
            return super().save(commit=commit and not is_public)

    def _plan(self) -> None:
        """Take the moment that stands beside the button with which the form was sent."""
        chosen = scheduling.chosen(self.data)
        if chosen == scheduling.NOW:
            self.cleaned_data["go_live_at"] = None
        if chosen == scheduling.AT_A_MOMENT:
            try:
                self.cleaned_data["go_live_at"] = scheduling.read_moment(self.data)
            except ValidationError as error:
                self.add_error(None, error)

    def _keep_moments(self) -> None:
        """Keep the second of two moments that look the same, unless another one was typed."""
        for name in MOMENTS:
            stored = getattr(self.instance, name)
            if stored and looks_the_same(self.cleaned_data.get(name), stored):
                self.cleaned_data[name] = stored

    def _forget_former_end(self) -> None:
        """Clear an expiry date that is over and that nobody typed: the form was opened before."""
        given = self.cleaned_data.get("expire_at")
        stored = (self.instance.expire_at, end_of(self.instance.latest_revision))
        if is_over(given) and any(same_minute(given, each) for each in stored):
            self.cleaned_data["expire_at"] = None

    def _follow_title(self) -> None:
        """Make the address of a page that was never public anew, if it came from its title."""
        title, slug = self.cleaned_data.get("title"), self.cleaned_data.get("slug")
        if not title or not slug or self.instance.first_published_at or not self.instance.pk:
            return
        if title != self.instance.title and untitled.was_made_of(slug, self.instance.title):
            self.cleaned_data["slug"] = untitled.address_of(title)

    def _give_title(self) -> None:
        """Give a draft the title that the database asks for."""
        if "title" in self.fields and not self.cleaned_data.get("title"):
            typed = self["title"].value() or ""  # and too long, if it is there
            longest = self.fields["title"].max_length
            self.cleaned_data["title"] = typed.strip()[:longest] or untitled.placeholder()

    def _give_address(self, parent: Page | None) -> None:
        """Give a draft an address that is free. What was public once keeps its own."""
        cleaned = self.cleaned_data
        if self.instance.first_published_at:
            if not cleaned.get("slug") and "slug" not in self.errors:
                cleaned["slug"] = self.instance.slug
            return
        made = untitled.address_of(cleaned.get("title") or self.instance.title)
        given = cleaned.get("slug") or made
        free = untitled.first_free(given, lambda each: self._is_free(each, parent))
        if free == given or given == made:
            cleaned["slug"] = free
        elif self.subscription:
            cleaned["slug"] = free
            self._report_other_address(given, parent)

    def _report_other_address(self, slug: str, parent: Page | None) -> None:
        """Note that the draft did not get the address that somebody chose."""
        messages = [_("Another page has the address “%(slug)s” already.") % {"slug": slug}]
        try:
            refuse_reserved_slug(slug, parent)
        except ValidationError as error:
            messages = error.messages
        self.set_aside["slug"] = self.error_class(messages)

    def _find_free_slug(self, parent: Page | None) -> None:
        """Append a number to a generated slug if another page below the parent has it."""
        self._fill_slug()
        slug, title = self.cleaned_data.get("slug"), self.cleaned_data.get("title", "")
        if not slug or slug != untitled.address_of(title) or self.instance.first_published_at:
            return
        self.cleaned_data["slug"] = untitled.first_free(
            slug, lambda each: not self._is_taken(each, parent)
        )

    def _fill_slug(self) -> None:
        """Give an address to a page of which that was left empty, or not filled in yet.

        The browser does so when the title is left, which is late if a button is pressed at once.
        """
        title = self.cleaned_data.get("title")
        if not title or self.cleaned_data.get("slug") or "slug" in self.errors:
            return
        is_same = self.instance.first_published_at or self.instance.title == title
        self.cleaned_data["slug"] = (is_same and self.instance.slug) or untitled.address_of(title)

    def _is_free(self, slug: str, parent: Page | None) -> bool:
        try:
            refuse_reserved_slug(slug, parent)
        except ValidationError:
            return False
        return not self._is_taken(slug, parent)

    def _is_taken(self, slug: str, parent: Page | None) -> bool:
        others = Page.objects.exclude(pk=self.instance.pk)
        return parent is not None and others.child_of(parent).filter(slug=slug).exists()


class StartsWithText(SitePageForm):
    """Begins a new page with one empty text block, so that its editor can write at once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["body"] = self.instance.body or self._empty_text()

    def _empty_text(self) -> StreamValue:
        body = self.instance._meta.get_field("body").stream_block
        return StreamValue(body, [("text", body.child_blocks["text"].get_default())])
