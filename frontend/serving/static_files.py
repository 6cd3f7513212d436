"""Storage of collected static files: bundles the style sheet, and puts hashes into names.

Works on the copies of `collectstatic`; the sources are not changed, and work without bundling.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from lightningcss import process_stylesheet
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE_SHEET = "frontend/site.css"
PARTS = "frontend/css/"
IMPORT = re.compile(r'^@import url\("(css/[\w-]+\.css)"\);$', re.MULTILINE)


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


def one_sheet(css: str, read: Callable[[str], str]) -> str:
    """Return a minified style sheet that includes those it imports.

    `read` returns the text of an imported one by its name, such as `css/base.css`. Raises
    ValueError if one of them has relative addresses, which would be wrong here.
    """

    def imported(match: re.Match[str]) -> str:
        part = read(match[1])
        if "url(" in part:
            raise ValueError(f"{match[1]}: addresses of files belong in site.css")
        return part

    whole = IMPORT.sub(imported, css)
    if "@import" in whole:
        raise ValueError('site.css: an import is written @import url("css/name.css"); on its line')
    return str(process_stylesheet(whole, filename=STYLE_SHEET, minify=True))


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[f"frontend/{name}"]
    with storage.open(path) as part:
        return str(part.read().decode())
