"""Make blocks of the shortcodes and includes that show a picture or a video."""

import re

from django.utils.translation import gettext

from importers.markdown.dialects.parameters import Parameters, read_tag
from importers.markdown.findings import Block, Findings, PictureUse
from importers.markdown.videos import video_at, vimeo, youtube

PICTURES = (
    *("figure", "fig", "img", "image", "picture", "asset_img", "responsive_image", "photo"),
    *("responsive-image", "imgproc", "thumbnail", "foto", "afbeelding"),
)
VIDEOS = {
    "youtube": youtube, "youtubeplayer": youtube, "yt": youtube, "youtubevideo": youtube,
    "vimeo": vimeo, "vimeoplayer": vimeo,
    **dict.fromkeys(("video", "embed", "iframe", "oembed", "responsivevideo"), video_at),
}  # fmt: skip
SOURCES = ("src", "url", "file", "image_path", "path", "image", "source", "href")
MAX_TITLE = 160  # EmbedBlock.title


def blocks_of_shortcode(source: str, line: int, findings: Findings) -> list[Block]:
    """Return the blocks that a tag becomes; none if it is of another kind."""
    tag = read_tag(source)
    if tag is None or tag.closing:
        return []
    name = re.sub("[-_]", "", tag.name) if tag.name not in PICTURES else tag.name
    if name in PICTURES:
        return _picture(tag, line, findings)
    return _video(tag, VIDEOS[name], line, findings) if name in VIDEOS else []


def video_block(address: str, title: str, line: int, findings: Findings) -> Block:
    """Return the block of a video; report it if nothing says what there is to see."""
    title = " ".join(title.split())[:MAX_TITLE]
    if not title:
        findings.warn("video-title", line, address=address)
    return Block("embed", {"url": address, "title": title or gettext("Video")})


def _picture(tag: Parameters, line: int, findings: Findings) -> list[Block]:
    reference = tag.get(*SOURCES, plain=0)
    if not reference or "{" in reference:
        return []
    caption = tag.get("caption", "title", "attr")
    alt = tag.get("alt", plain=1) or caption
    lost = {key: tag.named[key] for key in ("link", "attrlink") if tag.named.get(key)}
    if lost:
        findings.warn("picture-link", line, reference=reference, href=", ".join(lost.values()))
    return [Block("picture", PictureUse(reference, alt, caption, line))]


def _video(tag: Parameters, address_of, line: int, findings: Findings) -> list[Block]:
    name = tag.get("id", "video_id", "videoid", "video", "code", *SOURCES, plain=0)
    address = address_of(name) or video_at(name)
    title = tag.get("title", "caption", "alt", "name")
    return [video_block(address, title, line, findings)] if address else []
