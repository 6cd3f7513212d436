"""Asks a WSGI application of this process for an address, as a visitor of whom nothing is known."""

import io
import sys

from django.conf import settings

from frontend.cache.answers import Raw, call
from frontend.web.addresses import own_host


def get(application, address: str) -> Raw:
    """Return what is at an address: a path as it reads (not quoted), and perhaps a query."""
    return call(application, request(address))


def request(address: str) -> dict:
    """Return the WSGI request; over a secure connection where visitors have one."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),  # as PEP 3333 has it
        "QUERY_STRING": query,
        "HTTP_HOST": own_host(),
        "SERVER_NAME": own_host(),
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https" if settings.PRODUCTION else "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if settings.PRODUCTION and settings.SECURE_PROXY_SSL_HEADER:
        header, value = settings.SECURE_PROXY_SSL_HEADER
        environ[header] = value
    return environ
