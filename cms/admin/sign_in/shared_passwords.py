"""A limit on guesses of the shared passwords of private pages, and of collections of documents."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.admin.sign_in.attempt_limits import in_minutes, take_all
from cms.admin.sign_in.guesses import SHARED, SHARED_FROM
from cms.admin.sign_in.views import too_many
from cms.client_address import network

FOUND = 302  # the redirect to what the password opens


def limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator for a view to which a shared password is posted."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **values) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **values)
        place, opens = network(request), f"{view.__module__} {next(iter(values.values()))}"
        tries = (SHARED.of(account=opens, place=place), SHARED_FROM.of(place=place))
        seconds = take_all(tries)
        if seconds:
            page = render(request, "sign_in/wait.html", {"when": in_minutes(seconds)})
            return too_many(page, seconds)
        response = view(request, *args, **values)
        if response.status_code == FOUND:
            for each in tries:
                each.give_back()
        return response

    return answer
