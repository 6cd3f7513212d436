"""Any text may stand where an address is expected: reading it raises nothing."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web_address import join_address, plain_ip, read_address

# What `urllib.parse` raises at, or what cannot go over the network as it is.
TEXTS = st.text(st.sampled_from("http:/[]?#@.%ae\0 \\é。℀😀\ud800\u202e1-_"), max_size=40)
RAISING = {"urlsplit", "urlparse", "urljoin", "urldefrag"}


@given(TEXTS | st.text(), TEXTS)
def test_no_text_raises(base, written):
    join_address(base, written)
    address = read_address(written)
    if address:
        requested = address.for_request()
        assert requested is None or requested.isascii()


@given(TEXTS.map("https://example.org/".__add__))
def test_what_goes_over_the_network_is_read_again_as_the_same(written):
    address = read_address(written)
    requested = address and address.for_request()
    if requested:
        again = read_address(requested)
        assert again is not None
        assert (again.host, again.for_request()) == ("example.org", requested)


@pytest.mark.parametrize(
    ("written", "requested"),
    [
        ("https://nl.wikipedia.org/wiki/Café", "https://nl.wikipedia.org/wiki/Caf%C3%A9"),
        ("https://nl.wikipedia.org/wiki/Caf%C3%A9", "https://nl.wikipedia.org/wiki/Caf%C3%A9"),
        ("https://bücher.example/?q=ü#deel", "https://xn--bcher-kva.example/?q=%C3%BC"),
        ("https://EXAMPLE.org:443", "https://example.org:443/"),
        ("https://example.org?q=1", "https://example.org/?q=1"),
        ("http://a_b.example/", "http://a_b.example/"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ("http://a..b/", None),
        ("http://[fe80::1%25eth0]/", None),
        ("http://een spatie.nl/", None),
        ("http://" + "a" * 70 + "é.nl/", None),
        ("mailto:anna@example.org", None),
        ("/verhalen/", None),
    ],
)
def test_the_form_for_the_network(written, requested):
    address = read_address(written)
    assert address is not None
    assert address.for_request() == requested


@pytest.mark.parametrize("written", ["http://[", "//[", "http://a.nl:port/", "http://a℀b.nl/"])
def test_what_is_no_address(written):
    assert read_address(written) is None


@pytest.mark.parametrize(
    ("host", "plain"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.1.", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7F.1", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("::ffff:7f00:1", "127.0.0.1"),
        ("2001:DB8:0:0::1", "2001:db8::1"),
        ("256.1.1.1", "256.1.1.1"),
        ("99999999999", "99999999999"),
        ("1.2.3.4.5", "1.2.3.4.5"),
        ("127.0.0.1 x", "127.0.0.1 x"),
        ("cafe.bad", "cafe.bad"),
        ("0xcafe.nl", "0xcafe.nl"),
        ("example.org", "example.org"),
        ("", ""),
    ],
)
def test_an_ip_address_has_one_form(host, plain):
    assert plain_ip(host) == plain


@given(TEXTS)
def test_no_host_raises(host):
    assert plain_ip(plain_ip(host)) == plain_ip(host)


def test_nothing_else_reads_addresses():
    for package in ("cms", "frontend", "importers"):
        for path in Path(package).rglob("*.py"):
            tree = ast.parse(path.read_text())
            names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            assert not names & RAISING, f"{path} reads an address itself"
