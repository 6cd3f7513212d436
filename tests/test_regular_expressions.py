"""Regular expressions mean the same on every Python that the project runs on."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("anchors.py", "cms", "frontend", "importers", "slugs.py")
# Until 3.11.5 (python/cpython gh-106052) Python took a wrong turn in a possessive group, `(…)++`.
# Debian 12 has 3.11.2. An atomic group, `(?>(…)+)`, says the same, and is right on all of them.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def modules() -> list[Path]:
    paths = (path for name in PACKAGES for path in [ROOT / name, *(ROOT / name).rglob("*.py")])
    return [path for path in paths if path.suffix == ".py" and "migrations" not in path.parts]


def texts(path: Path) -> list[str]:
    """Return the strings of a module; in f-strings a 1 stands for what is filled in."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    whole = [text_of(node) for node in nodes if isinstance(node, ast.JoinedStr)]
    plain = (node for node in nodes if isinstance(node, ast.Constant))
    return whole + [text_of(node) for node in plain if id(node) not in docstrings]


def text_of(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(text_of, node.values))
    if not isinstance(node, ast.Constant):
        return "1"
    value = node.value
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_group_is_possessive(path):
    assert [text for text in texts(path) if POSSESSIVE_GROUP.search(text)] == []
