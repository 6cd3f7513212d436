"""`/api/v2/forms/<id>/`: takes an answer to a form. What it asks stands in the page itself."""

import re
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import path
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import FormParser, JSONParser
from rest_framework.response import Response

from cms.api.site import SingleEndpoint
from cms.client_address import client_address
from cms.forms import stamps
from cms.forms.receive import (
    AnswerRefusedError,
    ConfirmationNeededError,
    KeyReusedError,
    Request,
    receive,
)
from cms.models import FormPage

LARGEST = 256 * 1024  # bytes of a request
LONGEST = 200  # characters of a stamp, a key and a trap
OWN = ("stamp", "trap", "key", "ask")  # names beside those of questions
PROBLEM = "application/problem+json"
INSIDE = "newsroom.inside"  # `frontend.api.in_process`: the site in this process
TEXTLIKE = (str, int, float, bool)
SURROGATE = re.compile("[\ud800-\udfff]")


class TooLarge(APIException):
    status_code = 413
    default_detail = "an answer has no more than 256 KB"


class FormsEndpoint(SingleEndpoint):
    """Nothing of this is cached, and no response repeats what was sent."""

    name = "forms"
    parser_classes = [JSONParser, FormParser]

    def form(self, pk: int) -> FormPage:
        page = self.public_pages(FormPage).filter(pk=pk).first()
        if page is None:
            raise Http404("there is no form with this number for visitors")
        return page

    def stamp(self, request, pk: int) -> Response:
        self.refuse_unknown_parameters(())
        return Response({"stamp": stamps.issue(self.form(pk))})

    def take(self, request, pk: int) -> Response:
        page = self.form(pk)
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            raise TooLarge
        try:
            answer = receive(page, self.read(request))
        except AnswerRefusedError as refused:
            return problem(422, "The answer is not valid", refused.errors)
        except KeyReusedError:
            text = "This key was used for another answer. Take a new one for a new answer."
            return problem(422, text)
        except ConfirmationNeededError as needed:
            text = "Show the answer to whoever typed it, and send it again with this stamp"
            return problem(428, text, stamp=needed.stamp)
        return Response({"number": answer.number}, status=201)

    def read(self, request) -> Request:
        """Return the answer of a request, in JSON or as an HTML form. Raises ParseError."""
        data, is_form = request.data, hasattr(request.data, "lists")
        if is_form:
            data = {name: each for name, each in data.items() if name in OWN} | {
                "answers": {name: each for name, each in data.lists() if name not in OWN}
            }
        if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
            raise ParseError('expected {"answers": {…}}, or the fields of a form')
        return Request(
            answers={
                name: texts
                for name, each in data["answers"].items()
                if (texts := readable(name, each))
            },
            stamp=text(data, "stamp"),
            trap=text(data, "trap"),
            key=(request.headers.get("Idempotency-Key") or text(data, "key"))[:LONGEST],
            address=visitor_address(request),
            asks=data.get("ask") in (True, "1", "true"),
        )

    def handle_exception(self, error):
        if isinstance(error, Http404):
            return Response({"message": "not found"}, status=404)
        if isinstance(error, APIException) and error.status_code < 500:
            message = str(error.detail)
            return Response({"message": message, "detail": message}, status=error.status_code)
        return super().handle_exception(error)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        return self.tag(response)

    def tag(self, response):
        response.headers["Cache-Control"] = "private, no-store"
        return response

    @classmethod
    def get_urlpatterns(cls):
        return [
            path("<int:pk>/", cls.as_view({"post": "take"}), name="detail"),
            path("<int:pk>/stamp/", cls.as_view({"get": "stamp"}), name="stamp"),
        ]


def problem(status: int, title: str, errors: dict[str, str] | None = None, **more) -> Response:
    """Return a response as RFC 9457 describes problems, with an error for each question."""
    values = {"type": "about:blank", "title": title, "status": status, "detail": title}
    if errors is not None:
        values["errors"] = errors
    return Response(values | more, status=status, content_type=PROBLEM)


def text(data: dict, name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or SURROGATE.search(value):
        raise ParseError(f"{name} must be a text")
    return value[:LONGEST]


def readable(name: str, value: Any) -> list:
    """Return an answer as the fields of a form are: a list of texts. Raises ParseError."""
    values = value if isinstance(value, list) else [value]
    given = [each for each in values if each is not None]
    if not all(isinstance(each, TEXTLIKE) for each in given):
        raise ParseError(f"the answer to {name[:100]!r} must be a text or a list of texts")
    texts = [each if isinstance(each, bool) else str(each) for each in given]
    if any(SURROGATE.search(str(each)) for each in (name, *texts)):
        raise ParseError("a text holds half a character")
    return texts


def visitor_address(request) -> str:
    """Return the address of the visitor, which the site passes on.

    A separate site is trusted as any client of its network: who lies by it is counted by the form.
    """
    passed = request.headers.get("X-Visitor-Address", "")[:LONGEST]
    is_of_site = request.META.get(INSIDE) or settings.FRONTEND_URL
    return passed if passed and is_of_site else client_address(request)
