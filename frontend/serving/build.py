"""Build the application of the site from the settings."""

import logging
from collections.abc import Callable
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.utils.module_loading import import_string

from frontend import checks
from frontend.api.client import content_client
from frontend.cache.delivery import Delivery
from frontend.cache.disk import Disk
from frontend.cache.keys import CachePolicy
from frontend.serving import internal_requests
from frontend.serving.application import Site
from frontend.serving.warming import start_warming
from frontend.serving.withdrawing import start_checking
from frontend.web import addresses

log = logging.getLogger(__name__)


def build_delivery(application: WSGIApplication) -> Delivery:
    """Return a WSGI application wrapped in the response cache."""
    addresses.learn_words()
    policy = CachePolicy(
        host=addresses.own_host(),
        is_host=addresses.is_host,
        canonical=addresses.canonical,
        is_search=addresses.is_search,
        secure=settings.SECURE_PROXY_SSL_HEADER or ("", ""),
        passed=settings.DELIVERY_PASSES,
        verbatim=settings.DELIVERY_VERBATIM,
    )
    folder = settings.DELIVERY_DIR
    disk = Disk(folder / "pages", settings.DELIVERY_DISK) if folder else None
    freshness = content_client().freshness
    return Delivery(application, freshness, policy, settings.DELIVERY_MEMORY, disk)


def build_site(application: WSGIApplication) -> Site:
    """Return the ASGI application for servers around a WSGI application."""
    delivery = build_delivery(application)
    return Site(
        application,
        delivery,
        settings.SERVING_THREADS,
        problem=readiness_of(delivery),
        on_start=lambda: _start_background_work(delivery),
        is_behind_proxy=settings.BEHIND_PROXY,
    )


def _start_background_work(delivery: Delivery) -> None:
    start_warming(delivery)
    start_checking()


def readiness_of(delivery: Delivery) -> Callable[[], str]:
    """Return a function that returns why the site is not ready, or "". It never raises."""

    def problem() -> str:
        try:
            return find_problem()
        except Exception as error:
            log.debug("readiness", exc_info=True)  # asked again each few seconds
            return " ".join(f"{type(error).__name__}: {error}".split())

    def find_problem() -> str:
        if reason := checks.first_problem():
            return reason
        if settings.READINESS_CHECK and (reason := import_string(settings.READINESS_CHECK)()):
            return str(reason)
        raw = internal_requests.get(delivery, settings.READINESS_ADDRESS)
        return "" if raw.is_page else f"{settings.READINESS_ADDRESS} answers {raw.status}"

    return problem
