"""The style sheet of the site in one piece, made of the sources in `static/frontend/`."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from lightningcss import process_stylesheet

SOURCE = Path(__file__).parents[1] / "static/frontend/site.css"
IMPORT = re.compile(r'^@import url\("(css/[\w-]+\.css)"\);$', re.MULTILINE)
URL = re.compile(r'url\("?([\w.-]+)"?\)')


@cache
def bundle() -> str:
    """Return the minified style sheet, with addresses of files that hold at any path."""
    css = one_sheet(SOURCE.read_text(), lambda name: (SOURCE.parent / name).read_text())
    return URL.sub(lambda match: f'url("{static(f"frontend/{match[1]}")}")', css)


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
    return str(process_stylesheet(whole, filename=SOURCE.name, minify=True))
