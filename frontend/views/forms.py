"""Receive the answers to forms, and confirm them.

A post is answered with the form and its errors, with a page to look at what was typed, or with a
redirect to the page of its confirmation. htmx gets the part of the form alone.
"""

import hashlib
import json
import logging
import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django_htmx.http import HttpResponseClientRedirect

from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.api.forms import Outcome, Sent
from frontend.content.questions import LONGEST
from frontend.page_types.find import find_page
from frontend.page_types.form import Form
from frontend.web.addresses import visitor_address
from frontend.web.decorators import private
from frontend.web.errors import not_found

log = logging.getLogger(__name__)
SENT = re.compile(r"(/.*)verstuurd/([0-9A-Z]{4}-[0-9A-Z]{4})/")
TRAP, STAMP, EDIT = "antwoord", "stamp", "aanpassen"
OWN = (TRAP, STAMP, EDIT)  # names of fields that are no questions
MOST_KEPT = 200  # values that are shown again while the questions are not known
Typed = dict[str, list[str]]


@csrf_exempt  # a visitor has no session that another site could use: no cookie is set or read
@private
def receive(request: HttpRequest) -> HttpResponse:
    """Send an answer on to the CMS. Whatever fails, what was typed is in the response."""
    typed = {name: list(map(str, values)) for name, values in request.POST.lists()}
    try:
        page = find_page(content_client(), request.path)
    except ContentUnavailable as error:
        return _later(request, typed, error)
    if not isinstance(page, Form) or page.id is None:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if EDIT in typed:
        return _form(request, page, typed, 200)
    try:
        outcome = content_client().send_answer(page.id, _answer(request, page, typed))
    except ContentUnavailable as error:
        log.error("An answer is not stored: %s", error)
        return _form(request, page, typed, 503, is_late=True)
    return _respond(request, page, typed, outcome)


def _answer(request: HttpRequest, page: Form, typed: Typed) -> Sent:
    """Return the answer as the API takes it.

    The same answer of the same opened form has the same key, however often it is sent: after Back,
    twice at once, again after a time-out. One that was changed has another.
    """
    answers = page.answers(typed)
    stamp = "".join(typed.get(STAMP, []))[:200]
    key = hashlib.sha256(json.dumps([stamp, answers]).encode()).hexdigest()
    trap = "".join(typed.get(TRAP, []))[:100]
    return Sent(answers, stamp, trap, key, visitor_address(request))


def _respond(request: HttpRequest, page: Form, typed: Typed, outcome: Outcome) -> HttpResponse:
    if outcome.number:
        address = page.confirmed_at(outcome.number)
        return HttpResponseClientRedirect(address) if is_htmx(request) else _see_other(address)
    if outcome.errors:
        return _form(request, page, typed, 422, outcome.errors)
    return _check(request, page, typed, outcome.stamp)


def is_htmx(request: HttpRequest) -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined]  # set by its middleware


def _see_other(address: str) -> HttpResponseRedirect:
    response = HttpResponseRedirect(address)
    response.status_code = 303  # the browser asks for it with GET
    return response


def _form(
    request: HttpRequest,
    page: Form,
    typed: Typed,
    status: int,
    errors: dict[str, str] | None = None,
    is_late: bool = False,
) -> HttpResponse:
    fields = page.fields(typed, errors)
    names = {field.question.name for field in fields}
    return _render(
        request,
        page,
        "form",
        status,
        fields=fields,
        errors=errors,
        other_errors=[text for name, text in (errors or {}).items() if name not in names],
        first_wrong=next((field for field in fields if field.error), None),
        stamp="".join(typed.get(STAMP, []))[:200],
        is_late=is_late,
    )


def _check(request: HttpRequest, page: Form, typed: Typed, stamp: str) -> HttpResponse:
    kept = {name: values for name, values in typed.items() if name not in OWN}
    fields = page.fields(typed)
    return _render(request, page, "form_check", 200, fields=fields, typed=kept, stamp=stamp)


def _render(
    request: HttpRequest, page: Form, template: str, status: int, **details: Any
) -> HttpResponse:
    site = content_client().known_site()
    context = {"site": site, "page": page, **site.navigation(page.path), **details}
    context |= {"trap": TRAP, "edit": EDIT}
    name = f"_{template}" if is_htmx(request) else template
    return render(request, f"frontend/{name}.html", context, status=status)


def _later(request: HttpRequest, typed: Typed, error: ContentUnavailable) -> HttpResponse:
    """Return what was typed, to be sent again, while not even the questions are known."""
    log.error("An answer is not stored: %s", error)
    site = content_client().last_site
    kept = {name: values for name, values in typed.items() if name not in (TRAP, EDIT)}
    given = [v[:LONGEST] for name, values in kept.items() if name != STAMP for v in values if v]
    context = {
        "site": site,
        **(site.navigation(request.path) if site else {}),
        "path": request.path,
        "typed": kept,
        "given": given[:MOST_KEPT],
    }
    return render(request, "frontend/form_later.html", context, status=503)


@private
def confirmation(request: HttpRequest) -> HttpResponse:
    """Return the page that confirms an answer by its number. It can be loaded again."""
    match = SENT.fullmatch(request.path)
    page = match and find_page(content_client(), match[1])
    if not match or not isinstance(page, Form) or page.path != match[1]:
        return not_found(request)
    site = content_client().site()
    context = {"site": site, "page": page, **site.navigation(page.path), "number": match[2]}
    return render(request, "frontend/form_sent.html", context)


@private
def stamp(request: HttpRequest, number: int) -> HttpResponse:
    """Return the field that says when the form was opened. Without it the answer is shown first."""
    try:
        text = content_client().stamp(number)
    except ContentUnavailable:
        text = ""
    if not text:
        return HttpResponse(status=204)
    return render(request, "frontend/_stamp.html", {"stamp": text})
