"""JSON for embedding in HTML, escaped so that it cannot end the element."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def escaped_json(data: dict[str, Any]) -> SafeString:
    """Return compact JSON in which the characters of markup are escaped (`\\u003c`)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  all characters of markup are escaped
