"""Validate the query parameters of API requests before they reach Wagtail's views."""

from django.http import JsonResponse

LARGEST = 2**31 - 1  # the maximum of an integer column in all supported databases
COUNTS = ("limit", "offset", "id")
PAGE_IDS = ("child_of", "descendant_of", "ancestor_of", "translation_of")
MOST_BRACKETS = 10  # in `fields`, which are read by a function that calls itself
MOST_ORDERS = 10  # fields to order by


class ValidateQuery:
    """Middleware that responds with 400 to invalid numbers, and to a query for another site.

    The same to what takes much longer than to say it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        problem = request.path.startswith("/api/") and find_problem(request.GET)
        if problem:
            return JsonResponse({"message": problem}, status=400)
        return self.get_response(request)


def find_problem(query) -> str:
    """Return a description of the first invalid common parameter, or ""."""
    for name in COUNTS + PAGE_IDS:
        value = query.get(name, "0")
        if not (name in PAGE_IDS and value == "root") and not is_count(value):
            return f"{name} must be a whole number from 0 to {LARGEST}, not {value[:40]!r}"
    if query.get("search_operator", "and") not in ("and", "or"):
        return "search_operator must be 'and' or 'or'"
    if query.get("fields", "").count("(") > MOST_BRACKETS:
        return f"fields must have at most {MOST_BRACKETS} parts in brackets"
    if query.get("order", "").count(",") >= MOST_ORDERS:
        return f"order must have at most {MOST_ORDERS} fields"
    if "site" in query:
        return "unknown parameter: site (one address serves one site)"
    return ""


def is_count(text: str) -> bool:
    """Return True if the text is a whole number from 0 to LARGEST in ASCII digits."""
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= LARGEST
