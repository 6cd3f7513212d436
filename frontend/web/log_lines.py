"""Log what is wrong with a request in one line: no place in the code is at fault."""

import logging

LONGEST = 300  # characters: the client decides how long the header is that is named


class OneLine(logging.Formatter):
    """Formats a record without its traceback, shortened, and without the line breaks in it."""

    def format(self, record: logging.LogRecord) -> str:
        text = " ".join(record.getMessage().split())
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
