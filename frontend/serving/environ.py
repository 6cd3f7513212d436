"""An ASGI scope as the WSGI environment of the same request (PEP 3333)."""

import io
import sys
from typing import Any
from urllib.parse import unquote_to_bytes

Scope = dict[str, Any]

# What a kept answer depends on. Most requests need no other header.
KNOWN = {
    b"host": "HTTP_HOST",
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"x-content-version": "HTTP_X_CONTENT_VERSION",
    b"x-forwarded-proto": "HTTP_X_FORWARDED_PROTO",
}


def head(scope: Scope) -> dict[str, Any]:
    """Return as much of the environment as a kept answer depends on."""
    environ = {
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "wsgi.url_scheme": scope["scheme"],
    }
    for name, value in scope["headers"]:
        if name in KNOWN:
            environ[KNOWN[name]] = value.decode("latin-1")
    return environ


def complete(scope: Scope) -> dict[str, Any]:
    """Return the whole environment, with no body."""
    address, port = scope.get("server") or ("localhost", 80)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": scope.get("root_path", "").encode().decode("latin-1"),
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": address,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client_address(scope),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add_header(environ, name.decode("latin-1"), value.decode("latin-1"))
    return environ


def client_address(scope: Scope) -> str:
    """Return the address that the connection comes from; nothing where that is unknown."""
    client = scope.get("client")
    return client[0] if client else ""


def _path(scope: Scope) -> str:
    """Return the path without that of the application, each byte of it as one character."""
    path, root = scope["path"], scope.get("root_path", "")
    if root and path.startswith(root):
        path = path[len(root) :]
    if path.isascii():
        return path
    raw = scope.get("raw_path") or path.encode()  # the path is lossy where it is not UTF-8
    return unquote_to_bytes(raw).decode("latin-1").removeprefix(root)


def _add_header(environ: dict[str, Any], name: str, value: str) -> None:
    if "_" in name:
        return  # X_Forwarded_Proto would pass for the X-Forwarded-Proto that only a proxy sets
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = f"HTTP_{key}"
    if key in environ:
        separator = "; " if key == "HTTP_COOKIE" else ","
        value = f"{environ[key]}{separator}{value}"
    environ[key] = value
