"""Recognise the video that an address shows, and write the address at which people watch it."""

import re
from urllib.parse import parse_qs

from web_address import read_address

YOUTUBE = ("youtube.com", "youtube-nocookie.com", "youtu.be")
VIMEO = ("vimeo.com",)
YOUTUBE_ID = re.compile(r"[\w-]{3,20}", re.ASCII)
VIMEO_ID = re.compile(r"\d{3,15}(?:/[0-9a-f]{6,20})?", re.ASCII)


def youtube(name: str) -> str:
    """Return the address of a video at YouTube; empty if that is no name of one."""
    return f"https://www.youtube.com/watch?v={name}" if YOUTUBE_ID.fullmatch(name) else ""


def vimeo(name: str) -> str:
    return f"https://vimeo.com/{name}" if VIMEO_ID.fullmatch(name) else ""


def video_at(address: str) -> str:
    """Return where people watch the video of an address, as in an `iframe`; empty if it is none."""
    found = read_address(f"https:{address}" if address.startswith("//") else address)
    if found is None or found.scheme not in ("http", "https"):
        return ""
    parts = [part for part in found.path.split("/") if part]
    if _is_at(found.host, YOUTUBE):
        asked = parse_qs(found.query).get("v", [""])[0]
        return youtube(asked or (parts[-1] if parts and "playlist" not in parts else ""))
    if _is_at(found.host, VIMEO):
        numbers = [part for part in parts if part.isdigit()]
        private = parse_qs(found.query).get("h", [""])[0]
        name = f"{numbers[-1]}/{private}" if numbers and private else "".join(numbers[-1:])
        return vimeo(name)
    return ""


def _is_at(host: str, names: tuple[str, ...]) -> bool:
    return any(f".{host}".endswith(f".{name}") for name in names)
