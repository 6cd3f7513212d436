"""Serve the site: `python -m frontend.serve`."""

from frontend.serving.master import serve

if __name__ == "__main__":
    serve("frontend.asgi:application", __doc__)
