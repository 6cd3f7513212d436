"""Addresses that are taken as they are: of these the library makes no other form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink

from importers.markdown.parser import PLAIN_ADDRESS
from tests.long import examples


@settings(max_examples=examples(500))
@given(st.from_regex(PLAIN_ADDRESS, fullmatch=True))
def test_the_library_makes_no_other_form_of_a_plain_address(address):
    assert normalizeLink(address) == address


@pytest.mark.parametrize("address", ["../verhalen/anna.md#begin", "https://www.example.org/a/1"])
def test_common_addresses_are_plain(address):
    assert PLAIN_ADDRESS.fullmatch(address)
