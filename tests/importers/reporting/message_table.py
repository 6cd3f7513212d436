"""Write the documentation's table of messages: `python -m tests.importers.reporting.message_table`.

The table is made of the catalogue, so that a message cannot be changed in one place only.
"""

import os
import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs/importing.md"
MARK = "<!-- messages -->\n"
VALUE = re.compile(r"%\((\w+)\)s")
ERROR = re.compile(r'\b_?error\(\s*"([a-z0-9-]+)"')
CORRECT = "Correct the line that it names."
AGREE = "Nothing, if that is what you want; else change the line that it names."


def table() -> str:
    """Return every code with its words and what to do, in English, by code."""
    from django.utils.translation import override

    from importers.reporting.messages import MESSAGES

    with override("en"):
        errors = _errors()
        rows = [
            f"| `{code}` | {_cell(str(words.text))} "
            f"| {_cell(str(words.hint) or (CORRECT if code in errors else AGREE))} |\n"
            for code, words in sorted(MESSAGES.items())
        ]
    return "".join(["| Code | What it says | What to do |\n", "|---|---|---|\n", *rows])


def _errors() -> set[str]:
    """Return the codes that keep a file out: a hint for them says to correct it."""
    import importers

    sources = Path(importers.__file__).parent.rglob("*.py")
    return {code for source in sources for code in ERROR.findall(source.read_text())}


def documented() -> str:
    return PAGE.read_text(encoding="utf-8").split(MARK, 1)[1].strip("\n") + "\n"


def main() -> None:
    text = PAGE.read_text(encoding="utf-8").split(MARK, 1)[0]
    PAGE.write_text(f"{text}{MARK}\n{table()}", encoding="utf-8")


def _cell(text: str) -> str:
    """Return a message as Markdown that shows its characters as they are."""
    marked = re.sub(r"([\\`*_<>\[\]|#])", r"\\\1", VALUE.sub("\0\\1\0", text))
    return re.sub("\0([^\0]*)\0", lambda match: f"*{match[1].replace(chr(92), '')}*", marked)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    django.setup()
    main()
