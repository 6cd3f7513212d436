"""The file field of pictures, which removes the location from files before storing them."""

from io import BytesIO
from pathlib import PurePath

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
        self._save_whole(name, content if cleaned == data else File(BytesIO(cleaned), name), save)

    def _save_whole(self, name: str, content: File, save: bool) -> None:
        """Store the file, or nothing of it: a full disk leaves half of it behind."""
        path = self.field.generate_filename(self.instance, name)
        free = self.storage.get_available_name(path, max_length=self.field.max_length)
        try:
            super().save(PurePath(free).name, content, save)
        except OSError:
            self.storage.delete(free)
            raise


class PictureFileField(WagtailImageField):
    attr_class = LocationFreeFile
