"""Bring a decoded picture of any kind to 8-bit sRGB, as every size of it is made from that."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

SIXTEEN_BITS = 65_535
WIDE = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")


def to_srgb(image: Image.Image) -> Image.Image:
    """Return an upright picture in RGB or RGBA, without metadata. Colours follow its ICC profile.

    A profile that is damaged, or not of this kind of picture, is ignored.
    """
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    image = _eight_bits(image.convert("LA") if image.mode == "La" else image)
    has_alpha = image.has_transparency_data
    if image.mode == "P" or has_alpha:
        image = image.convert("RGBA" if has_alpha else "RGB")
    if profile:
        image = _by_profile(image, profile)
    if image.mode not in ("RGB", "RGBA"):
        image = image.convert("RGBA" if has_alpha else "RGB")
    image.info.clear()
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture of 8 bits for each colour: Pillow would cut off what is more."""
    if image.mode not in WIDE:
        return image
    if image.mode == "F":
        return image.convert("L")
    scaled = image.convert("I").point(lambda value: value * (255 / SIXTEEN_BITS) + 0)
    return scaled.convert("L")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    try:
        converted = ImageCms.profileToProfile(
            colours,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    if alpha and converted:
        converted.putalpha(alpha)
    return converted or image
