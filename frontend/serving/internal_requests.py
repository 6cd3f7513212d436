"""Internal requests to a WSGI application of this process, without cookies or other headers."""

import io
import sys
from typing import Any
from wsgiref.types import WSGIApplication

from django.conf import settings

from frontend.cache.answers import Raw, call
from frontend.web.addresses import own_host


def get(application: WSGIApplication, address: str) -> Raw:
    """Return the response for an address: an unquoted path, which may have a query."""
    return call(application, request(address))


def request(address: str) -> dict[str, Any]:
    """Return the WSGI environment of the request, which is secure if the site's visitors' are."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),  # see PEP 3333
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
