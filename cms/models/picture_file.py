"""The file field of pictures, which removes the location from files before storing them."""

from io import BytesIO

from django.core.files.base import File

from cms.compat.wagtail.models import WagtailImageField, WagtailImageFieldFile
from cms.images.location import without_location


class LocationFreeFile(WagtailImageFieldFile):
    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the file without its location, wherever it comes from."""
        content.seek(0)
        data = content.read()
        cleaned = without_location(data)
        content.seek(0)
        super().save(name, content if cleaned == data else File(BytesIO(cleaned), name), save)


class PictureFileField(WagtailImageField):
    attr_class = LocationFreeFile
