"""Serve admin, API and site, and run the background process: `python -m cms.serve`."""

import os
import sys
from pathlib import Path

from frontend.serving.master import serve

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"


def main() -> None:
    # Visitors come first.
    background = ["nice", "-n", "5", sys.executable, str(MANAGE), "background"]
    serve("cms.asgi:application", __doc__, [*background, "--beside", str(os.getpid())])


if __name__ == "__main__":
    main()
