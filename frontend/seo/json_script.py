"""JSON inside an element of HTML: nothing in it can end the element."""

import json

from django.utils.safestring import SafeString, mark_safe

ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def escaped_json(data: dict) -> SafeString:
    """Return JSON in which markup is written as `\\u003c` and the like, with nothing to spare."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  no sign of markup is left
