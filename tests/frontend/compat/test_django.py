"""What the site takes of Django beyond its documentation does what it did."""

import io

import pytest

from frontend.compat import django
from tests.contracts import Contract, check

CONTRACTS = {
    django: {
        "HttpResponseRedirectBase": Contract("redirects have no type", has="allowed_schemes"),
        "SimplerXMLGenerator": Contract(
            "sitemaps and feeds cannot be written",
            has="addQuickElement startElement endElement startDocument endDocument",
        ),
        "split_domain_port": Contract("the site answers for hosts that are not its own"),
        "validate_host": Contract("the site answers for hosts that are not its own"),
    }
}


@pytest.mark.parametrize("name", CONTRACTS[django])
def test_each_name_is_what_it_was(name):
    check(django, name, CONTRACTS[django])


def test_a_host_is_taken_apart_and_judged_as_django_does():
    assert django.split_domain_port("Example.org:8000") == ("example.org", "8000")
    assert django.split_domain_port("not a host") == ("", "")
    assert django.validate_host("www.example.org", [".example.org"])
    assert not django.validate_host("example.com", [".example.org"])


def test_elements_of_xml_are_escaped():
    data = io.BytesIO()
    django.SimplerXMLGenerator(data, "utf-8").addQuickElement("a", "<&", {"b": '"'})
    assert data.getvalue() == b"<a b='\"'>&lt;&amp;</a>"
