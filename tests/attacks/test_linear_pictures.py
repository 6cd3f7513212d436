"""No bytes of a picture hold a worker up: the search for a place is linear in their number."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.images.location import without_location
from tests.attacks.growth import is_linear, repeated

# A TIFF file with as many entries as a directory can have, and one whose entries are all places.
WIDE = b"Exif\0\0II*\0\x08\0\0\0\xff\xff"
PLACES = WIDE[:-2] + b"\xff\1" + 511 * struct.pack("<HHII", 0x8825, 1, 1, 10)
CAPTIONS = WIDE[:-2] + b"\xff\1" + 511 * struct.pack("<HHII", 33723, 1, 4096, 10)
RESOURCE = b"8BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\x02\x05\0\x0c"
EXTENSION = b"\xff\xe1\xff\xffhttp://ns.adobe.com/xmp/extension/\0" + bytes(40)
FRAGMENTS = [
    *(b"<", b">", b"/>", b'"', b"'", b" ", b"=", b":", b"\0", b"\xff", b"<!--", b"<![CDATA["),
    *(
        b"exif:GPSa",
        b"<exif:GPSa",
        b"<exif:GPSa>",
        b"</exif:GPSa>",
        b' exif:GPSa="',
        b" exif:GPSa='",
    ),
    *(b"<x ", b"<rdf:RDF>", b"</rdf:RDF>", b"GPS", b"22-rdf-syntax-ns", b"a", b"City", b"Latitude"),
    *(b"Exif\0\0II*\0", b"eXIfMM\0*", b"EXIFxxxxII*\0", WIDE, PLACES, CAPTIONS),
    *(b'"lat":"', b'"GPS', b'"a:', b'"lat":1', b"latitude", b'\\"', EXTENSION),
    *(RESOURCE, b"8BIM\x04\x04", b"\x1c\x02\x5a\0\0", b"\x1c\x02\x5a\xff\xff"),
    *(b"+52.3702+004.8952", b"+1", b"1", b".", b"\xa9xyz"),
    *(b"\0\0\0\0tEXt\0\0\0\0", b"\0\0\0\x12zTXtRaw profile type x\0\0\0\0"),
]
HEADS = (
    b"",
    b"\xff\xd8",
    b"\x89PNG\r\n\x1a\n",
    b"GPS ",
    b"<exif:GPSa ",
    b'<x exif:GPSa="',
    b"<GPSx>",
)


@pytest.mark.parametrize("unit", FRAGMENTS)
def test_one_piece_many_times_takes_no_longer_than_its_length(unit):
    assert is_linear(without_location, repeated(unit, b"GPS ", b""))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=5).map(b"".join),
    st.sampled_from(HEADS),
    st.sampled_from([b"", b">", b'"', b"</exif:GPSa>", b"</x>"]),
    st.sampled_from([1, 2, 4]),
)
def test_pieces_many_times_take_no_longer_than_their_length(unit, head, tail, width):
    """A width of 2 is UTF-16, and 4 is UTF-32."""
    head, unit, tail = (
        b"".join(bytes([byte]) + bytes(width - 1) for byte in part) for part in (head, unit, tail)
    )
    assert is_linear(without_location, repeated(unit, head, tail))
