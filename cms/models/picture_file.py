"""The file of a picture, which never keeps where a photograph was taken."""

from io import BytesIO

from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.images.exif import without_place


class PicturesOwnFile(WagtailImageFieldFile):
    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the file without its place, whichever way it came in."""
        content.seek(0)
        data = content.read()
        cleaned = without_place(data)
        content.seek(0)
        super().save(name, content if cleaned == data else File(BytesIO(cleaned), name), save)


class PictureFileField(WagtailImageField):
    attr_class = PicturesOwnFile
