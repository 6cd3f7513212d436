"""Classify the values of front matter."""

import re

from importers.formats.values import Scalar, Value

KINDS = (
    ("empty", re.compile(r"|~|null")),
    ("yes or no", re.compile(r"true|false|yes|no|on|off", re.IGNORECASE)),
    ("whole number", re.compile(r"[-+]?\d+")),
    ("number", re.compile(r"[-+]?\d*[.,]\d+")),
    ("date and time", re.compile(r"\d{4}-\d\d?-\d\d?[T ]\d.*")),
    ("date", re.compile(r"\d{4}[-/]\d\d?[-/]\d\d?")),
    ("picture", re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)),
    ("address", re.compile(r"(?:https?:/)?/\S*")),
)


def kind_of(value: Value) -> str:
    if not isinstance(value, Scalar):
        return "table" if isinstance(value.items, dict) else "list"
    text = value.text.strip()
    return next((name for name, pattern in KINDS if pattern.fullmatch(text)), "text")
