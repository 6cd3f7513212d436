"""Management commands in a server's environment, each in a fork of one process that has Django.

`python -m tests.commands` reads a JSON list of arguments a line, and answers with one line each.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress

import django
from django.core.management import execute_from_command_line


class Commands:
    """Runs commands in an environment. Its process starts with the first of them."""

    def __init__(self, environment: dict[str, str]):
        self.environment = {"DJANGO_SETTINGS_MODULE": "cms.settings"} | environment
        self._process: subprocess.Popen | None = None

    def run(self, *arguments: str) -> str:
        """Return what a command prints. It has to succeed."""
        status, printed, errors = self.call(*arguments)
        assert status == 0, printed + errors
        return printed

    def call(self, *arguments: str) -> tuple[int, str, str]:
        """Return a command's exit status (-9 if it was killed), output and errors."""
        process = self._process = self._process or self._start()
        process.stdin.write(json.dumps(arguments) + "\n")
        process.stdin.flush()
        return tuple(json.loads(process.stdout.readline()))

    def close(self) -> None:
        if self._process:
            self._process.communicate(timeout=20)

    def _start(self) -> subprocess.Popen:
        command = [sys.executable, "-m", "tests.commands"]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, stdin=pipe, stdout=pipe, text=True)


def main() -> None:
    gc.disable()  # a quarter less time
    django.setup()
    gc.freeze()
    gc.enable()
    # No database is open yet: a fork and its parent may not share a connection.
    while line := sys.stdin.readline():
        with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as errors:
            child = os.fork()
            if not child:
                os.dup2(printed.fileno(), 1)
                os.dup2(errors.fileno(), 2)
                execute_from_command_line(["manage.py", *json.loads(line)])
                return
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            answer = [status, *(read_all(file) for file in (printed, errors))]
        print(json.dumps(answer), flush=True)  # noqa: T201


def read_all(file) -> str:
    file.seek(0)
    return file.read()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # who started it tells
        main()
