"""Refuse what no API address may hold, before Wagtail's views see it."""

from django.http import JsonResponse

LARGEST = 2**31 - 1  # what an integer column of every database holds
COUNTS = ("limit", "offset", "id")
PAGE_IDS = ("child_of", "descendant_of", "ancestor_of", "translation_of")


class StrictQuery:
    """Answer 400 to numbers that are none or too large, and to a look into another site."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        problem = request.path.startswith("/api/") and find_problem(request.GET)
        if problem:
            return JsonResponse({"message": problem}, status=400)
        return self.get_response(request)


def find_problem(query) -> str:
    """Return what is wrong with the parameters that all endpoints share, or an empty string."""
    for name in COUNTS + PAGE_IDS:
        value = query.get(name, "0")
        if not (name in PAGE_IDS and value == "root") and not is_count(value):
            return f"{name} must be a whole number from 0 to {LARGEST}, not {value[:40]!r}"
    if query.get("search_operator", "and") not in ("and", "or"):
        return "search_operator must be 'and' or 'or'"
    if "site" in query:
        return "unknown parameter: site (one address serves one site)"
    return ""


def is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= LARGEST
