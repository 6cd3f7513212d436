"""The server: the ASGI application, its processes, static files, warming of the cache."""
