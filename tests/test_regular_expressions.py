"""Regular expressions mean the same on every Python that the project runs on."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("anchors.py", "cms", "frontend", "importers")
# Until 3.11.5 (python/cpython gh-106052) Python took a wrong turn in a possessive group, `(…)++`.
# Debian 12 has 3.11.2. An atomic group, `(?>(…)+)`, says the same, and is right on all of them.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def modules() -> list[Path]:
    paths = (path for name in PACKAGES for path in [ROOT / name, *(ROOT / name).rglob("*.py")])
    return [path for path in paths if path.suffix == ".py" and "migrations" not in path.parts]


def texts(path: Path) -> list[str]:
    """Return the strings of a module, those within f-strings too, but not its docstrings."""
    tree = ast.parse(path.read_text())
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    values = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in alone
    ]
    return [
        value if isinstance(value, str) else value.decode("latin-1")
        for value in values
        if isinstance(value, (str, bytes))
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_group_is_possessive(path):
    assert [text for text in texts(path) if POSSESSIVE_GROUP.search(text)] == []
