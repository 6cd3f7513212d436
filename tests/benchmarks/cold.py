"""Measure what the first visitor after a change costs: queries and CPU, as JSON.

    python -m tests.benchmarks.cold

Runs in the environment of a site with stories in it. The version moves before each measurement.
"""

import io
import json
import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from cms.application import django_application  # noqa: E402
from cms.content_version.number import raise_version  # noqa: E402
from cms.models import StoryPage  # noqa: E402
from frontend.cache.answers import call  # noqa: E402
from frontend.serving.build import build_delivery  # noqa: E402

TIMES = 60
CARDS = "title,html_path,excerpt,category,date,thumb"


class Queries:
    count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)


def request(path: str, query: str) -> dict:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "br",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def measure(path: str, query: str = "") -> dict:
    """Return `{"queries", "cpu"}`; CPU of the thread that answers, median in milliseconds.

    One answer after another, as a server gives them that has much to do: after a pause the same
    work takes half as long again, because the processor has other things in its caches.
    """
    settings.VERSION_INTERVAL = 0  # so that it is asked for each time
    application = build_delivery(django_application)
    queries, times = Queries(), []
    for _ in range(TIMES + 1):
        raise_version()
        queries.count = 0
        began = time.thread_time()
        with connection.execute_wrapper(queries):
            answer = call(application, request(path, query))
        times.append((time.thread_time() - began) * 1000)
        if not answer.is_page:
            raise SystemExit(f"{path}?{query}: {answer.status}")
    return {"queries": queries.count, "cpu": statistics.median(times[1:])}


def main() -> None:
    story = StoryPage.objects.live().exclude(thumb=None).order_by("path").first()
    path = story.get_url_parts()[2]
    deep = StoryPage.objects.live().count() - 25
    listing = f"type=cms.StoryPage&fields=_,{CARDS}&order=-date,-first_published_at"
    rows = {
        "story page": measure(path),
        "story list": measure("/verhalen/"),
        "search": measure("/verhalen/", "q=vertrouwen"),
        "API list of 20 cards": measure("/api/v2/pages/", listing),
        "API list, the last 20": measure("/api/v2/pages/", f"{listing}&offset={deep}"),
        "API story": measure("/api/v2/pages/find/", f"html_path={path}"),
    }
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
