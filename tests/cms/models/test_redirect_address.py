"""Old addresses have one form, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.models.redirect_address import addresses_for, normal_address, with_query

SAME = {
    "/oude pagina": [
        "/oude%20pagina",
        "/Oude Pagina/",
        " oude pagina ",
        "/oude%2520pagina",
        "https://www.example.nl/OUDE%20PAGINA/#top",
        "//www.example.nl/oude pagina",
        "/oude\u00a0pagina",
        "/oude\u200b pagina",
        "//oude pagina//"[1:],
    ],
    "/oud": [
        "//oud/",
        "///oud",
        "/x/../oud",
        "/./oud/.",
        "/x/%2e%2E/oud",
        "/x/%252e%252e/oud",
        "/../../oud/x/..",
        "/x/y//../../../oud",
        "\\oud",
        "/x\\..\\oud",
        "/oud%5C",
        "https:\\\\www.example.nl\\oud",
        "//www.example.nl/x/../oud",
        "oud/.. /oud",
    ],
    "/oud.html": ["//oud.html", "/./oud.html"],
    "/oud.html?a=1": ["//oud.html?a=1"],
    "/.well-known/...": ["/.well-known/..."],
    "/cms/login": ["//cms/login/", "/x/../cms/login/"],
    "/café": ["/caf%C3%A9", "/caf%c3%a9/", "/cafe\u0301", "/caf%E9", "/CAFÉ", "/caf%25C3%25A9"],
    "/index.php?a=1&id=4": ["/index.php?id=4&a=1", "/Index.php?A=1&ID=4", "/index.php/?a=1&&id=4"],
    "/": ["", " ", "https://example.nl", "https://example.nl/"],
    "/a%3fb": ["/a%3Fb"],
    "/100%": ["/100%", "/100%25"],
}


@pytest.mark.parametrize(("form", "written"), [(f, w) for f, all in SAME.items() for w in all])
def test_an_address_has_one_form(form, written):
    assert normal_address(written) == form
    assert normal_address(form) == form


@given(st.text(max_size=60))
def test_no_address_is_an_error_and_the_form_lasts(text):
    form = normal_address(text)
    assert form.startswith("/")
    assert not {".", ".."} & set(form.partition("?")[0].split("/"))
    assert "#" not in form
    list(addresses_for(text))


def test_the_parts_of_a_query_that_belong_to_the_redirect_come_first():
    found = list(addresses_for("/Oud?utm_source=Brief&id=4"))
    assert found == [
        ("/oud?id=4&utm_source=brief", ""),
        ("/oud?utm_source=brief", "id=4"),
        ("/oud?id=4", "utm_source=Brief"),
        ("/oud", "utm_source=Brief&id=4"),
    ]


def test_a_query_of_any_length_is_few_addresses():
    assert len(list(addresses_for("/oud?" + "&".join(map(str, range(300)))))) == 52


@pytest.mark.parametrize(
    ("location", "query", "whole"),
    [
        ("/a/", "", "/a/"),
        ("/a/", "x=1", "/a/?x=1"),
        ("/a/?y=2#deel", "x=1", "/a/?y=2&x=1#deel"),
    ],
)
def test_what_is_left_of_a_query_goes_along(location, query, whole):
    assert with_query(location, query) == whole
