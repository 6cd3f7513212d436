"""The forms with which editors sign in and upload pictures."""

from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.images.forms import BaseImageForm

from cms.images.exif import GPS_TAG, without_place

LONGEST_TITLE = 255  # characters, as the model has it


class LoginForm(WagtailLoginForm):
    """Wagtail 8.0.1 gives the password no label, so its English name would show."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class PictureForm(BaseImageForm):
    """Asks what is in a picture, and takes none that would still say where it was made."""

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
        """Name a picture after its file where nobody gave it a name."""
        cleaned = super().clean()
        file = cleaned.get("file")
        if file and not cleaned.get("title"):
            cleaned["title"] = PurePath(file.name).stem[:LONGEST_TITLE]
        return cleaned

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            refuse_place(file)
        return file


def refuse_place(file) -> None:
    """Raise a ValidationError if the place stays in a picture after it was taken out."""
    file.seek(0)
    with PillowImage.open(BytesIO(without_place(file.read()))) as image:
        stays = GPS_TAG in image.getexif()
    file.seek(0)
    if stays:
        raise ValidationError(
            _("We cannot remove from this file where it was made. Save it as a JPEG first.")
        )
