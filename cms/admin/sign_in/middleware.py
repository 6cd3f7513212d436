"""A limit on guesses of tokens for API v3."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from cms.admin.sign_in.guesses import TOKENS
from cms.admin.sign_in.views import too_many
from cms.client_address import network

WITH_TOKENS = "/api/v3/"


class LimitTokenGuesses:
    """Counts tokens that are wrong, and those only: programs send theirs with each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(WITH_TOKENS) or "Authorization" not in request.headers:
            return self.get_response(request)
        attempts = TOKENS.of(place=network(request))
        seconds = attempts.wait()
        if seconds:
            return _refusal(seconds)
        response = self.get_response(request)
        if not request.user.is_authenticated:
            attempts.take()
        return response


def _refusal(seconds: int) -> HttpResponse:
    reason = f"too many tokens that are not valid; try again in {seconds} seconds"
    problem = {"type": "about:blank", "title": "Too Many Requests", "detail": reason}
    return too_many(JsonResponse(problem, content_type="application/problem+json"), seconds)
