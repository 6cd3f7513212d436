"""Storage of collected static files: bundles the style sheet, and puts hashes into names.

Works on the copies of `collectstatic`; the sources are not changed, and work without bundling.
"""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from frontend.compat.whitenoise import CompressOnce
from frontend.content.style_sheet import one_sheet

STYLE_SHEET = "frontend/site.css"
PARTS = "frontend/css/"


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # has no types
    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if STYLE_SHEET in paths and not dry_run:
            storage, path = paths[STYLE_SHEET]
            with storage.open(path) as sheet:
                css = one_sheet(sheet.read().decode(), lambda name: _read(paths, name))
            self.delete(STYLE_SHEET)
            self.save(STYLE_SHEET, ContentFile(css.encode()))
            paths = {name: file for name, file in paths.items() if not name.startswith(PARTS)}
            paths[STYLE_SHEET] = (self, STYLE_SHEET)
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **options: Any) -> CompressOnce:
        return CompressOnce(**options)


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[f"frontend/{name}"]
    with storage.open(path) as part:
        return str(part.read().decode())
