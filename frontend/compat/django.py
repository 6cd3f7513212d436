"""Undocumented names of Django."""

from django.http.request import split_domain_port, validate_host
from django.http.response import HttpResponseRedirectBase
from django.utils.xmlutils import SimplerXMLGenerator

__all__ = [
    "HttpResponseRedirectBase",
    "SimplerXMLGenerator",
    "split_domain_port",
    "validate_host",
]
