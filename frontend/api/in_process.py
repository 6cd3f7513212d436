"""Requests to an application in this process, without a network."""

from collections.abc import Callable
from typing import Any

import httpx2
from django.utils.module_loading import import_string

INSIDE = "newsroom.inside"  # in the environment of such requests; no header has this name


def in_process(application: str) -> httpx2.WSGITransport:
    """Return a transport to a WSGI application (dotted path), whose paths may have any letters.

    httpx2 2.16 gives the path as text. WSGI has bytes there, each written as the letter of latin-1
    with its number (PEP 3333): other letters were a mistake of the server, and é another page.
    """
    called: Callable[..., Any] = import_string(application)

    def application_of_bytes(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        path = environ["PATH_INFO"].encode().decode("latin-1")
        return called(environ | {"PATH_INFO": path, INSIDE: True}, start_response)

    return httpx2.WSGITransport(app=application_of_bytes)
