"""Warm the cache: request every public address once, in case the CMS becomes unavailable."""

from collections import Counter
from itertools import chain
from typing import Any

import httpx2
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.utils.translation import gettext as _

from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.lists.public_addresses import public_addresses
from frontend.seo.urls_for_crawlers import program_addresses
from frontend.serving.build import build_delivery
from frontend.serving.warming import warm

TIMEOUT = 30  # seconds for one page


class Command(BaseCommand):
    help = (
        "Visits every public address once. With the address of the running site "
        "(https://www.example.org) it asks there: each visit goes to one of its workers, and "
        "nobody can say which, so repeat it with --times, or let them share DELIVERY_DIR. "
        "Without one it makes the pages itself, and puts them into DELIVERY_DIR."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", nargs="?", help="where the site answers")
        parser.add_argument("--times", type=int, default=1, help="visits to each page (1)")

    def handle(self, *, address: str | None, times: int, **options: Any) -> None:
        try:
            counts = over_http(address, times) if address else onto_disk()
        except ContentUnavailable as error:
            raise CommandError(_("The CMS does not answer: %s") % error) from error
        for status, count in sorted(counts.items()):
            self.stdout.write(f"{status}: {count}")
        if any(not status[0].isdigit() or status[0] == "5" for status in counts):
            raise CommandError(_("Not every page could be shown."))


def over_http(address: str, times: int) -> Counter[str]:
    """Request each page of a running site on a new connection, which any worker may accept."""
    counts: Counter[str] = Counter()
    headers = {"Connection": "close"}
    client = content_client()
    client.freshness.current()
    with httpx2.Client(headers=headers, timeout=TIMEOUT, trust_env=False) as visitor:
        for path in chain(public_addresses(client), program_addresses(client)):
            for _visit in range(times):
                try:
                    answer = visitor.get(address.rstrip("/") + path)
                except (httpx2.HTTPError, httpx2.InvalidURL):
                    counts[_("no answer")] += 1
                else:
                    counts[f"{answer.status_code} {answer.reason_phrase}"] += 1
    return counts


def onto_disk() -> Counter[str]:
    if settings.FRONTEND_URL:
        raise CommandError(_("The site is not in this process, but at %s.") % settings.FRONTEND_URL)
    if not settings.DELIVERY_DIR:
        raise CommandError(_("Set DELIVERY_DIR, or name the address of the running site."))
    delivery = build_delivery(get_wsgi_application())
    counts = warm(delivery, content_client())
    if not (delivery.disk and delivery.disk.flush()):
        raise CommandError(_("Not all could be written to %s.") % settings.DELIVERY_DIR)
    return counts
