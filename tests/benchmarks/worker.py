"""Serve the site alone, without the background process, which checks every page after an import.

python -m tests.benchmarks.worker --port 8000
"""

from frontend.serve import server

if __name__ == "__main__":
    server("cms.wsgi:application", __doc__).serve()
