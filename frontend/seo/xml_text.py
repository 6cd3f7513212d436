"""Text without the characters that are not allowed in XML and YAML."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text without control characters (XML 1.0, section 2.2)."""
    return UNPRINTABLE.sub("", text)
