"""Import one folder by the command, and read its JSON report as a person's script would."""

import io
import json
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management import CommandError, call_command
from wagtail.models import Page

from importers.models import ImportRecord

WRITTEN = ("created", "updated", "moved", "unchanged")


@dataclass(frozen=True)
class File:
    """One entry of the report."""

    path: str
    outcome: str
    messages: list[dict]
    unknown_keys: dict | list

    @property
    def page(self) -> Page:
        return ImportRecord.objects.get(path=self.path).page.specific

    @property
    def has_errors(self) -> bool:
        return any(message["level"] == "error" for message in self.messages)

    def says(self, word: str, line: int | None = None) -> bool:
        """Say whether a message (on that line) holds the word."""
        return any(
            word.casefold() in f"{message['text']} {message['hint']}".casefold()
            for message in self.messages
            if line in (None, message["line"])
        )


@dataclass(frozen=True)
class Run:
    """`output` is all that stood on the terminal; `connections` the places that were called."""

    folder: Path
    status: int
    output: str
    seconds: float
    report: dict
    connections: list = field(default_factory=list)

    @property
    def files(self) -> dict[str, File]:
        return {
            each["path"]: File(
                each["path"], each["outcome"], each["messages"], each["unknown_keys"]
            )
            for each in self.report.get("files", ())
        }

    @property
    def outcomes(self) -> dict[str, str]:
        return {path: file.outcome for path, file in self.files.items()}


def import_content(folder: Path, *flags: str) -> Run:
    """Run `import_content FOLDER --keep-going --report …` and return what it came to."""
    file = folder.parent / f"{folder.name}.json"
    file.unlink(missing_ok=True)
    out, calls, status, problem = io.StringIO(), [], 0, ""
    connect, socket.socket.connect = socket.socket.connect, lambda _, to: calls.append(to)
    began = time.monotonic()
    try:
        arguments = (str(folder), "--keep-going", "--report", str(file), *flags)
        call_command("import_content", *arguments, stdout=out, stderr=out)
    except CommandError as reason:
        status, problem = reason.returncode, str(reason)
    finally:
        socket.socket.connect = connect
    seconds = time.monotonic() - began
    report = json.loads(file.read_text()) if file.exists() else {}
    return Run(folder, status, f"{out.getvalue()}{problem}", seconds, report, calls)
