"""Serve the site alone, without the background process, which checks every page after an import.

python -m tests.benchmarks.worker --port 8000
"""

from frontend.serving.master import serve

if __name__ == "__main__":
    serve("cms.asgi:application", __doc__)
