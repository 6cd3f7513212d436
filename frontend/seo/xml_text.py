"""Text without signs that XML and YAML cannot hold."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def printable(text: str) -> str:
    """Leave out control characters; nobody typed them on purpose (XML 1.0, section 2.2)."""
    return UNPRINTABLE.sub("", text)
