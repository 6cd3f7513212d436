"""Serializer fields: pictures as sets of renditions, addresses, and relatives of a page."""

from rest_framework.fields import DateTimeField, Field

from cms.models.content_dates import content_changed_at
from cms.models.public_pages import html_path_of


class PictureField(Field):
    """A picture of a page in one crop, with its alternative text. None without one, or if withheld.

    `{"id", "alt", "decorative", "width", "height", "sources"}`, sizes in pixels and sources as in
    `SiteImage.picture_set`; `alt` is empty if the picture is decorative.
    """

    def __init__(self, name: str, crop: str):
        self.name = name
        self.crop = crop
        super().__init__(read_only=True, source="*")

    def to_representation(self, page):
        image = getattr(page, self.name)
        if image is None or image.withheld:
            return None
        decorative = getattr(page, f"{self.name}_decorative")
        return {
            "id": image.pk,
            "alt": "" if decorative else getattr(page, f"{self.name}_alt"),
            "decorative": decorative,
            **image.picture_set(self.crop),
        }


class AltField(Field):
    """The alternative text of a page's own picture, or "" if that is withheld."""

    def __init__(self, name: str):
        self.name = name
        super().__init__(read_only=True, source="*")

    def to_representation(self, page):
        image = getattr(page, self.name)
        return "" if image and image.withheld else getattr(page, f"{self.name}_alt")


class SharePictureField(Field):
    """The picture for sharing a page: `{"url", "type", "width", "height", "alt"}`.

    None if the page has no picture, or its rendition is not generated yet.
    """

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        return share_picture(*self.context["view"].specific_of(page).shared())


class PicturesField(Field):
    """The pictures of a page in page order: `[{"type", "url", "width", "height"}]`.

    Each is the largest rendition. A picture whose renditions are not generated yet is left out.
    """

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        return self.context["view"].pictures_on(page)


class CategoryField(Field):
    """`{"id", "name", "slug"}`."""

    def to_representation(self, category):
        return {"id": category.pk, "name": category.name, "slug": category.slug}


class HtmlPathField(Field):
    """The path of a page on the site, as `find/?html_path=` takes it: `/verhalen/anna/`."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        return html_path(page, self.context["view"].site)


class HtmlUrlField(HtmlPathField):
    """The absolute URL of a page on the site."""

    def to_representation(self, page):
        return self.context["view"].site.root_url + super().to_representation(page)


class AncestorsField(Field):
    """The public pages above a page, from the home page down: `[{"id", "title", "html_path"}]`."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        view = self.context["view"]
        return [relative(ancestor, view.site) for ancestor in view.ancestors(page)]


class ParentField(AncestorsField):
    """The parent of a page, or None if it is not public."""

    def to_representation(self, page):
        ancestors = self.context["view"].ancestors(page)
        if not ancestors or ancestors[-1].depth != page.depth - 1:
            return None
        return relative(ancestors[-1], self.context["view"].site)


class ChangedAtField(DateTimeField):
    """When the content of a page last changed, which an import does not count as."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        changed = content_changed_at(page)
        return changed and super().to_representation(changed)


class AliasOfField(HtmlPathField):
    """The source page of an alias, or None if it is not public or the page is no alias."""

    def to_representation(self, page):
        if page.alias_of_id is None:
            return None
        view = self.context["view"]
        original = view.originals.get(page.alias_of_id)
        return original and relative(original, view.site)


def share_picture(image, alt: str) -> dict | None:
    ready = image and image.share_picture()
    return {**ready, "alt": alt} if ready else None


def relative(page, site) -> dict:
    return {"id": page.pk, "title": page.title, "html_path": html_path(page, site)}


def html_path(page, site) -> str:
    return html_path_of(page.url_path, site)
