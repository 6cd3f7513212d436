"""Where a picture was made leaves its file, wherever a program wrote it, and little else does."""

import json
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cms.images.exif import GPS_TAG
from cms.images.location import without_location

EXIF_NS = "http://ns.adobe.com/exif/1.0/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SECRET = "Geheimstraat"
ATTRIBUTES = [
    'exif:GPSLatitude="{}"',
    "e:GPSLatitude='{}'",
    'drone-dji:GpsLongtitude = "{}"',
    'photoshop:City="{}"',
    'ps:State="{}"',
    'Iptc4xmpCore:Location="{}"',
    'core:CountryCode="{}"',
    'geo:lat="a > {}"',
    'acdsee:location="{}"',
    'georss:point="{}"',
    'geotag:coordinates="{}"',
]
ELEMENTS = [
    "<exif:GPSLatitude>{}</exif:GPSLatitude>",
    f'<GPSLatitude xmlns="{EXIF_NS}">{{}}</GPSLatitude>',
    "<e:GPSLatitude\n>\n{}\n</e:GPSLatitude >",
    "<e:GPSLatitude><![CDATA[{}]]></e:GPSLatitude>",
    "<photoshop:Country>{}</photoshop:Country>",
    "<gml:Point><gml:pos>{}</gml:pos></gml:Point>",
    "<ext:LocationShown><rdf:Bag><rdf:li ext:Sublocation='{}'/></rdf:Bag></ext:LocationShown>",
    "<ext:LocationCreated><rdf:Bag><rdf:li rdf:parseType='Resource'><ext:City>{}</ext:City>"
    "<ext:Other>{}</ext:Other></rdf:li></rdf:Bag></ext:LocationCreated>",
]


def xmp(attributes: str = "", elements: str = "") -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="" xmlns:e="{EXIF_NS}" {attributes}'
        f' dc:format="image/jpeg"><dc:creator>Bram &gt; Åsa</dc:creator>{elements}'
        "<dc:rights>CC</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )


PACKETS = [
    *(xmp(attributes=each.format(SECRET)) for each in ATTRIBUTES),
    *(xmp(elements=each.replace("{}", SECRET)) for each in ELEMENTS),
]


def picture(kind: str = "JPEG", **values) -> bytes:
    data = BytesIO()
    Image.effect_noise((60, 80), 40).convert("RGB").save(data, kind, **values)
    return data.getvalue()


def exif_with_place() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Camera"  # without it, Pillow takes the EXIF data for empty
    exif.get_ifd(GPS_TAG).update({1: "N", 2: (52.0, 22.0, 12.34)})
    return exif


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        return image.tobytes()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32-be"])
@pytest.mark.parametrize("packet", PACKETS)
def test_a_place_in_xmp_goes_and_the_rest_stays(packet, encoding):
    data = picture(xmp=packet.encode(encoding))
    assert SECRET.encode(encoding)[-8:] in data
    cleaned = without_location(data)
    assert len(cleaned) == len(data)
    assert pixels(cleaned) == pixels(data)
    with Image.open(BytesIO(cleaned)) as image:
        text = image.info["xmp"].decode(encoding)
    assert SECRET not in text
    assert "GPS" not in text
    for kept in ('dc:format="image/jpeg"', "<dc:creator>Bram &gt; Åsa</dc:creator>", "CC"):
        assert kept in text


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
def test_a_place_in_xmp_goes_from_every_type(kind):
    packet = xmp(attributes=f'g:GPSLatitude="{SECRET}"').encode()
    values: dict = {"xmp": packet}
    if kind == "PNG":
        values = {"pnginfo": PngInfo()}
        values["pnginfo"].add_itxt("XML:com.adobe.xmp", packet.decode())
    data = picture(kind, **values)
    if kind == "GIF":  # the block as Adobe writes it: the packet, then bytes that end any block
        block = b"!\xff\x0bXMP DataXMP" + packet + b"\1" + bytes(range(255, -1, -1)) + b"\0"
        data = data[:-1] + block + b";"
    assert SECRET.encode() in data
    cleaned = without_location(data)
    assert SECRET.encode() not in cleaned
    assert pixels(cleaned) == pixels(data)


@pytest.mark.parametrize("name", ["Raw profile type exif", "Raw profile type xmp"])
@pytest.mark.parametrize("packed", [True, False])
def test_packed_metadata_of_a_png_goes(name, packed):
    info = PngInfo()
    info.add_text(name, f"\nexif\n 4\n{SECRET.encode().hex()}", zip=packed)
    info.add_itxt("XML:com.adobe.xmp", xmp(f'e:GPSLatitude="{SECRET}"'), zip=True)
    info.add_text("Comment", "blijft")
    cleaned = without_location(picture("PNG", pnginfo=info))
    with Image.open(BytesIO(cleaned)) as image:
        image.load()
        assert image.text == {"Comment": "blijft"}
        assert pixels(cleaned)


def photoshop(datasets: bytes) -> bytes:
    """Return the segment of a JPEG that holds IPTC data."""
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(datasets)) + datasets
    body = b"Photoshop 3.0\0" + b"8BIM\x03\xed\0\0\0\0\0\2xx" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def dataset(number: int, text: str) -> bytes:
    return struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text.encode()


@pytest.mark.parametrize("number", [26, 27, 90, 92, 95, 100, 101])
def test_a_place_in_iptc_goes_and_the_rest_stays(number):
    plain = picture()
    datasets = dataset(80, "Bram") + dataset(number, SECRET) + dataset(116, "CC")
    data = plain[:2] + photoshop(datasets) + plain[2:]
    cleaned = without_location(data)
    assert SECRET.encode() not in cleaned
    assert b"Bram" in cleaned
    assert b"CC" in cleaned
    assert pixels(cleaned) == pixels(plain)


def test_a_place_in_the_iptc_of_exif_goes():
    exif = Image.Exif()
    exif[33723] = dataset(80, "Bram") + dataset(90, SECRET)
    cleaned = without_location(picture(exif=exif))
    assert SECRET.encode() not in cleaned
    assert b"Bram" in cleaned


def test_the_film_of_a_moving_photograph_does_not_say_where():
    film = b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+52.3702+004.8952/" + b"\0\0\0\x08free"
    cleaned = without_location(picture() + film)
    assert b"52.3702" not in cleaned
    assert cleaned.endswith(b"\0\0\0\x08free")


def test_a_place_goes_whose_directory_ends_with_the_file():
    entry = struct.pack("<HHII", GPS_TAG, 4, 1, 26)
    directory = (
        struct.pack("<H", 3) + b"\1\0\2\0\2\0\0\0N\0\0\0" + struct.pack("<HHII", 2, 5, 3, 99)
    )
    data = b"Exif\0\0II*\0\x08\0\0\0\1\0" + entry + bytes(4) + directory
    cleaned = without_location(data)
    assert struct.pack("<H", GPS_TAG) not in cleaned
    assert b"N" not in cleaned[20:]


def test_the_second_photograph_in_a_file_loses_its_place_too():
    first = picture()
    second = without_location(first + picture(exif=exif_with_place()))[len(first) :]
    with Image.open(BytesIO(second)) as image:
        assert image.getexif()[0x010F] == "Camera"
        assert image.getexif().get_ifd(GPS_TAG) == {}


def test_more_exif_than_any_picture_has_is_emptied():
    cleaned = without_location(100 * picture(exif=exif_with_place()))
    last = cleaned[cleaned.rindex(b"\xff\xd8\xff") :]
    with Image.open(BytesIO(last)) as image:
        assert dict(image.getexif()) == {}


def test_a_png_that_is_changed_has_right_checksums():
    cleaned = without_location(picture("PNG", exif=exif_with_place()))
    at = cleaned.index(b"eXIf")
    (size,) = struct.unpack_from(">I", cleaned, at - 4)
    (checksum,) = struct.unpack_from(">I", cleaned, at + 4 + size)
    assert checksum == zlib.crc32(cleaned[at : at + 4 + size])


def segment(number: int, body: bytes) -> bytes:
    return b"\xff" + bytes([number]) + struct.pack(">H", len(body) + 2) + body


def with_segments(*segments: bytes) -> bytes:
    data = picture()
    return data[:2] + b"".join(segments) + data[2:]


def test_a_place_that_two_segments_share_goes():
    """XMP that is larger than a segment is divided wherever that ends."""
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32
    whole = xmp(elements=f"<exif:GPSLatitude>{SECRET}</exif:GPSLatitude>").encode()
    begun = whole.index(b"<exif:GPSLatitude>")
    for cut in range(begun - 2, begun + 50):
        parts = ((0, whole[:cut]), (cut, whole[cut:]))
        bodies = [head + struct.pack(">II", len(whole), at) + part for at, part in parts]
        cleaned = without_location(with_segments(*(segment(0xE1, body) for body in bodies)))
        text = cleaned.replace(head, b"").replace(b"\0", b"")
        assert not [part for part in (SECRET[:6], SECRET[-6:]) if part.encode() in text], cut
        assert b"CC</dc:rights>" in cleaned or cut > whole.index(b"CC")


@pytest.mark.parametrize("value", [f'"{SECRET}"', '"a \\" b"', "52.3702", "-4.8952e0"])
@pytest.mark.parametrize("name", ["exif:GPSLatitude", "GPSLongitude", "latitude", "location"])
def test_a_place_in_json_goes(name, value):
    """As in the history that cameras and programs sign (C2PA)."""
    text = f'{{"@type": "exif", "{name}" : {value}, "make": "Camera"}}'.encode()
    cleaned = without_location(with_segments(segment(0xEB, b"JP\0\1" + text)))
    begun = cleaned.index(b'{"@type"')
    kept = json.loads(cleaned[begun : begun + len(text)])
    assert kept["make"] == "Camera"
    assert not str(kept[name]).strip(" 0")


@pytest.mark.parametrize("name", ["exif:GPSLatitude", "GPSLatitude", "Location", "geo:lat"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_text_of_a_png_that_is_a_place_goes(name, packed):
    info = PngInfo()
    info.add_text(name, SECRET, zip=packed)
    info.add_text("raw profile type exif", SECRET, zip=packed)
    info.add_text("Comment", "blijft")
    cleaned = without_location(picture("PNG", pnginfo=info))
    with Image.open(BytesIO(cleaned)) as image:
        image.load()
        assert image.text == {"Comment": "blijft"}
