"""Publish a story and an information page again and again; print when each was in the database.

    python -m tests.benchmarks.publish TIMES PAUSE

Prints a line of JSON for each edition: `{"edition", "path", "at"}`. Times are those of the
system's monotonic clock, in seconds, which all processes share; so is PAUSE between editions.
"""

import json
import sys
import time

import django

django.setup()

from cms.models import InfoPage, StoryPage  # noqa: E402


def main(times: int, pause: float) -> None:
    pages = [model.objects.live().order_by("path").first() for model in (StoryPage, InfoPage)]
    for number in range(1, times + 1):
        for page in pages:
            page.title = f"Uitgave {number} van {page.slug}"
            page.save_revision().publish()
            line = {"edition": number, "path": page.get_url_parts()[2], "at": time.monotonic()}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
        time.sleep(pause)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
