"""The form in which editors upload pictures."""

from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.images.forms import BaseImageForm

from cms.images.exif import GPS_TAG
from cms.images.location import without_location

LONGEST_TITLE = 255  # characters, as the model has it


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

        if "title" in self.fields:
            self.fields["title"].required = False

    def clean(self):
        """Set a missing title to the name of the file."""
        cleaned = super().clean()
        file = cleaned.get("file")
        if file and not cleaned.get("title"):
            cleaned["title"] = PurePath(file.name).stem[:LONGEST_TITLE]
        return cleaned

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
