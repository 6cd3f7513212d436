"""Pictures, and the renditions in which the site shows them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, lru_cache, partial
from io import BytesIO
from itertools import chain

from django.core.files.base import File
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.search import index

from cms.compat.django import is_stored
from cms.compat.wagtail.models import SourceImageIOError, image_upload_to, set_file_metadata
from cms.images.sizes import make_sizes
from cms.models.content_names import content_hash
from cms.models.picture_file import PictureFileField
from cms.models.public_pages import shows_pictures_of

# Crop → filter specs of its widths. "natural" keeps the picture's own proportions.
CROPS = {
    "card": ("fill-320x240", "fill-640x480", "fill-960x720"),
    "portrait": ("fill-320x400", "fill-640x800", "fill-960x1200"),
    "natural": ("max-480x960", "max-960x1920", "max-1440x2880"),
}
# Best compression first: a browser uses the first type that it supports.
FORMATS = {"image/avif": "format-avif", "image/webp": "format-webp"}
# All sizes but the smallest are for high-density screens, on which a lower quality is not visible.
# It halves the size of the files.
DENSE_FORMATS = {
    "image/avif": "format-avif|avifquality-30",
    "image/webp": "format-webp|webpquality-45",
}
# The picture for sharing a page: one size, in the type that all other sites support.
SHARE = "fill-1200x630|bare|format-jpeg|jpegquality-82"
SHARE_NAME = "share-"  # how names of these begin: other JPEG files are for staff


def filter_specs(*crops: str) -> list[str]:
    """Return the filter specs of all renditions of the crops, the smallest of each first."""
    return [
        filter_spec
        for crop in crops
        for by_size in zip(*specs_by_type(crop).values(), strict=True)
        for filter_spec in by_size
    ]


@cache
def specs_by_type(crop: str) -> dict[str, list[str]]:
    """Return the filter specs of a crop by MIME type, the smallest first."""
    smallest, *larger = CROPS[crop]
    return {
        mime_type: [
            f"{smallest}|{FORMATS[mime_type]}",
            *(f"{spec}|{DENSE_FORMATS[mime_type]}" for spec in larger),
        ]
        for mime_type in FORMATS
    }


ALL_SPECS = (*filter_specs(*CROPS), SHARE)


@lru_cache(maxsize=4096)
def rendition_key(spec: str, focal_point: tuple) -> tuple[str, str]:
    """Return the filter spec and cache key of a rendition of a picture with this focal point."""
    filter = Filter(spec)
    x, y, width, height = focal_point
    image = SiteImage(
        focal_point_x=x, focal_point_y=y, focal_point_width=width, focal_point_height=height
    )
    return filter.spec, filter.get_cache_key(image)


class ReplacedMeanwhileError(SourceImageIOError):
    """Raised if a picture has another file by now, or is deleted, than when its sizes were begun.

    The CMS shows a drawing in its place until the page is loaded again.
    """


class Shows(models.TextChoices):
    PEOPLE = "people", _("Yes")
    NOBODY = "nobody", _("No, nobody")


class SiteImage(AbstractImage):
    file = PictureFileField(
        _("file"), upload_to=image_upload_to, width_field="width", height_field="height"
    )
    shows_people = models.CharField(
        _("are there people in it?"),
        max_length=10,
        choices=Shows.choices,
        blank=True,
        help_text=_(
            "People whom somebody may recognise. Record under “Consent” that they agreed. Where "
            "there are none, nothing is asked."
        ),
    )
    credit = models.CharField(
        _("made by"),
        max_length=120,
        blank=True,
        help_text=_("The photographer or the source, for yourselves."),
    )
    # What the consents in the register come to. `cms.admin.consent` keeps both up to date.
    usable_until = models.DateField(null=True, editable=False)  # the first day that one ends on
    is_deleted = models.BooleanField(default=False, editable=False)  # it is in the trash
    withheld = models.BooleanField(default=False, editable=False)  # for either reason

    admin_form_fields = (
        "title",
        "file",
        "description",
        "shows_people",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [*AbstractImage.search_fields, index.FilterField("withheld")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args, **kwargs):
        if not is_stored(self.file):
            # The form computed the hash of the uploaded bytes; the stored ones may differ.
            self.file.save(self.file.name, self.file.file, save=False)
            set_file_metadata(self)
        with transaction.atomic():
            former = SiteImage.objects.filter(pk=self.pk).values_list("file", flat=True).first()
            super().save(*args, **kwargs)
            if former and former != self.file.name:
                self.renditions.all().delete()
                transaction.on_commit(partial(self.file.storage.delete, former))

    def create_rendition(self, wanted: Filter) -> AbstractRendition:
        self._sizes = make_sizes(self, [wanted])
        with self._held():
            return super().create_rendition(wanted)

    def create_renditions(self, *filters: Filter) -> dict:
        """Create renditions from one decoding of the file: Wagtail decodes it for each."""
        if len(filters) < 2:
            return super().create_renditions(*filters)
        self._sizes = make_sizes(self, filters)
        with self._held():
            return super().create_renditions(*filters)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the row while renditions are stored. Raise ReplacedMeanwhileError if they are of a
        former file: the new one would never get its own."""
        with transaction.atomic():
            rows = SiteImage.objects.select_for_update(no_key=True)
            same = rows.filter(pk=self.pk, file=self.file.name, file_hash=self.file_hash)
            if not same.values_list("pk").first():
                self._sizes = {}
                raise ReplacedMeanwhileError(f"picture {self.pk} has another file by now")
            yield

    def generate_rendition_file(self, wanted: Filter, *, source: File | None = None) -> File:
        """Return a rendition whose name is made of its bytes: others get another address."""
        sizes = getattr(self, "_sizes", {})
        if wanted.spec not in sizes:
            sizes = make_sizes(self, [wanted])
        format_name, data = sizes.pop(wanted.spec)
        content = File(BytesIO(data))
        start = SHARE_NAME if wanted.spec == SHARE else ""
        ending = ".jpg" if format_name == "jpeg" else f".{format_name}"
        content.name = f"{start}{content_hash(content)}{ending}"
        return content

    def make_first_renditions(self) -> None:
        """Generate the smallest rendition of every crop, which is enough to show the picture."""
        smallest = [filter_specs(crop)[: len(FORMATS)] for crop in CROPS]
        self.get_renditions(*chain.from_iterable(smallest))

    def make_renditions(self) -> None:
        """Generate all missing renditions."""
        self.get_renditions(*ALL_SPECS)

    @property
    def renditions_folder(self) -> str:
        """The folder of its renditions, separate from those of pictures with similar names."""
        return f"images/{self.pk}"

    def remove_rendition_files(self) -> None:
        """Remove the files of its renditions, of which no row knows once the picture is deleted."""
        storage = SiteRendition._meta.get_field("file").storage
        with suppress(FileNotFoundError):  # none was made
            for name in storage.listdir(self.renditions_folder)[1]:
                storage.delete(f"{self.renditions_folder}/{name}")

    @property
    def focal_point(self) -> tuple:
        return tuple(getattr(self, f"focal_point_{name}") for name in ("x", "y", "width", "height"))

    def picture_set(self, crop: str) -> dict:
        """Return `{"width", "height", "sources": [{"type", "url", "width", "height"}]}` in pixels.

        Only existing renditions are listed (an API request never generates one): until they are
        generated, `sources` is empty and width and height are 0. Renditions of the same size,
        because a small original is never enlarged, are listed once.
        """
        ready = self._ready()
        sources = []
        for mime_type, specs in specs_by_type(crop).items():
            widths: dict[int, SiteRendition] = {}
            for spec in specs:
                rendition = ready.get(rendition_key(spec, self.focal_point))
                if rendition:
                    widths.setdefault(rendition.width, rendition)
            sources += [_source(mime_type, rendition) for rendition in widths.values()]
        largest = max(
            sources, key=lambda source: source["width"], default={"width": 0, "height": 0}
        )
        return {"width": largest["width"], "height": largest["height"], "sources": sources}

    def share_picture(self) -> dict | None:
        """Return `{"type", "url", "width", "height"}`, or None until it is generated."""
        rendition = self._ready().get(rendition_key(SHARE, self.focal_point))
        return rendition and _source("image/jpeg", rendition)

    @property
    def default_alt_text(self) -> str:
        """What is offered where it is used. Wagtail would offer the name of the file."""
        return self.description

    @property
    def is_shown(self) -> bool:
        """True if visitors may see it: there is consent, and its collection is public."""
        return not self.withheld and shows_pictures_of(self.collection_id)

    def _ready(self) -> dict:
        if not self.is_shown:
            return {}
        return {
            (rendition.filter_spec, rendition.focal_point_key): rendition
            for rendition in self.renditions.all()
        }


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        return f"{self.image.renditions_folder}/{self.file.storage.get_valid_name(filename)}"


def _source(mime_type: str, rendition: SiteRendition) -> dict:
    return {
        "type": mime_type,
        "url": rendition.url,
        "width": rendition.width,
        "height": rendition.height,
    }
