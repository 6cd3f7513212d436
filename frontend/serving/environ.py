"""Convert an ASGI scope to the WSGI environment of the same request (PEP 3333)."""

import io
import sys
from typing import Any
from urllib.parse import unquote_to_bytes

Scope = dict[str, Any]

# The headers that cached responses depend on. Most requests need no others.
KNOWN = {
    b"host": "HTTP_HOST",
    b"accept": "HTTP_ACCEPT",
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"x-content-version": "HTTP_X_CONTENT_VERSION",
    b"x-forwarded-proto": "HTTP_X_FORWARDED_PROTO",
}


def head(scope: Scope) -> dict[str, Any]:
    """Return the part of the environment that cached responses depend on."""
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
    """Return the complete environment, with an empty body."""
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
    """Return the address of the client of the connection, or "" if it is unknown."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _path(scope: Scope) -> str:
    """Return the path below the application's root, each byte as one character (latin-1)."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "")
    if root and path.startswith(root):
        path = path[len(root) :]
    if path.isascii():
        return path
    raw = scope.get("raw_path") or path.encode()  # `path` is lossy if it is not UTF-8
    return unquote_to_bytes(raw).decode("latin-1").removeprefix(root)


def _add_header(environ: dict[str, Any], name: str, value: str) -> None:
    if "_" in name:
        return  # X_Forwarded_Proto would be the same variable as X-Forwarded-Proto of the proxy
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = f"HTTP_{key}"
    if key in environ:
        separator = "; " if key == "HTTP_COOKIE" else ","
        value = f"{environ[key]}{separator}{value}"
    environ[key] = value
