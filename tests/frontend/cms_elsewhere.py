"""A CMS on another host, with a few files, and what visitors of the site get of these."""

from dataclasses import dataclass, field

import httpx2
from django.test import Client

from frontend.views.file_proxy import kept_files

PICTURE, DOCUMENT = "/media/images/1/a.webp", "/documents/3/jaarverslag.pdf"
TAG = {"ETag": '"een"', "Cache-Control": "public, max-age=31536000"}

Files = dict[str, tuple[str, bytes, dict[str, str]]]  # content type, body and headers by path


def some_files() -> Files:
    return {
        "/media/images/a b.webp": ("image/webp", b"spaced", TAG),
        "/media/images/page.html": ("text/html", b"<script>", TAG),
        PICTURE: ("image/webp", b"picture", TAG),
        DOCUMENT: ("application/pdf", b"report", TAG),
    }


@dataclass
class CmsElsewhere:
    """It tells its version and gives its files, or fails at all of them with a `status`."""

    version: int = 1
    is_there: bool = True
    status: int = 0
    files: Files = field(default_factory=some_files)
    withdrawn: list[int] = field(default_factory=list)  # ids of pictures
    asked: list[tuple[str, str]] = field(default_factory=list)  # paths and If-None-Match

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        if not self.is_there:
            raise httpx2.ConnectError("refused", request=request)
        path, known = request.url.path, request.headers.get("If-None-Match", "")
        if path.endswith("/version/"):
            return httpx2.Response(200, json={"version": self.version})
        if path.endswith("/withdrawn/") and not self.status:
            return httpx2.Response(200, json={"pictures": self.withdrawn})
        self.asked.append((path, known))
        if self.status or path not in self.files:
            return httpx2.Response(self.status or 404, json={})
        content_type, body, headers = self.files[path]
        if known and known == headers.get("ETag"):
            return httpx2.Response(304, headers=headers)
        return httpx2.Response(200, headers=headers | {"Content-Type": content_type}, content=body)


def status(client: Client, path: str) -> int:
    """Visit an address to its end, as a browser does."""
    response = client.get(path)
    if response.streaming:
        response.getvalue()
    return response.status_code


def names() -> list[str]:
    """Return the paths of the files that are kept."""
    return [note.name for note in kept_files().notes()]
