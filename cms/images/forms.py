"""The form in which editors upload pictures."""

import logging
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.images.forms import BaseImageForm

from cms.compat.django import is_stored
from cms.compat.wagtail.admin import WagtailImageField
from cms.images.damage import DAMAGE, check_picture
from cms.images.exif import GPS_TAG
from cms.images.kept import damaged, kept
from cms.images.location import without_location

LONGEST_TITLE = 255  # characters, as the model has it


log = logging.getLogger(__name__)


class PictureFormField(WagtailImageField):
    """Accepts pictures that can be decoded to their end; others are an error at the field.

    What is too large to keep is made smaller.
    """

    def to_python(self, data):
        if data and isinstance(data, UploadedFile):
            self.check_image_file_size(data)
            data = kept(data)
        try:
            file = super().to_python(data)
            if file:
                file.seek(0)
                check_picture(file.read())
                file.seek(0)
        except DAMAGE as reason:
            raise damaged() from reason
        return file


class PictureForm(BaseImageForm):
    """Requires a description, and rejects pictures whose location cannot be removed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        description = self.fields.get("description")
        if description:
            description.required = True
            description.label = _("What is in the picture")
            description.help_text = _(
                "One sentence for people who cannot see it, for example “Bram laughs at the "
                "kitchen table”. Each story can say it in other words."
            )

        file = self.fields.get("file")
        if file:
            self.fields["file"] = PictureFormField(
                label=file.label, required=file.required, widget=file.widget
            )

        if "title" in self.fields:
            self.fields["title"].required = False

    def clean(self):
        """Set a missing title to the name of the file."""
        cleaned = super().clean()
        file = cleaned.get("file")
        if file and not cleaned.get("title"):
            cleaned["title"] = PurePath(file.name).stem[:LONGEST_TITLE]
        return cleaned

    def is_valid(self):
        """Return True if the fields are valid and the file is stored: a full disk is an error at
        the field too."""
        return super().is_valid() and self._is_file_stored()

    def _is_file_stored(self) -> bool:
        file = self.instance.file
        if not file or is_stored(file):
            return True
        try:
            file.save(file.name, file.file, save=False)
        except OSError:
            log.exception("a picture cannot be stored: %s", file.name)
            self.add_error(
                "file", _("The server cannot store this picture now. Try again later, or ask help.")
            )
            return False
        return True

    def save(self, commit=True):
        """Save the picture, which removes its former file and renditions itself: after the commit,
        since a file that is gone cannot be rolled back."""
        self.original_file = None
        return super().save(commit)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            refuse_location(file)
        return file


def refuse_location(file) -> None:
    """Raise ValidationError if the location cannot be removed from a picture."""
    file.seek(0)
    with PillowImage.open(BytesIO(without_location(file.read()))) as image:
        remains = GPS_TAG in image.getexif()
    file.seek(0)
    if remains:
        raise ValidationError(
            _("We cannot remove from this file where it was made. Save it as a JPEG first.")
        )
