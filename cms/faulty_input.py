"""Which errors a request causes itself, by what it holds.

Wagtail looks up, converts and stores much of what is sent to it without a look at it first. An
error is the request's own only if it names a value that the request holds, or if the request holds
what cannot be read by anybody. Every other error is a fault of the server, and stays one.
"""

import errno
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.core.signing import BadSignature
from django.db import DataError, IntegrityError, OperationalError
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

from cms.compat.django import fields_refused, values_looked_up
from cms.compat.wagtail.rich_text import contents_converted

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
LONG_NUMBER = re.compile(r"[0-9]{19,}")
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
COLUMN = re.compile(r"value too long for type character varying\((\d+)\)")
# A form with several rows may hold one that is there already, or that two people add at once.
TASK_TWICE = re.compile(r"unique.*wagtailcore_workflowtask", re.IGNORECASE)
ROW = re.compile(r"(.+)-(\d+)-")  # of a field in a row of a form set
NUMBER_OF_ROWS = "-TOTAL_FORMS"
SPARE_ROWS = 20  # that a form set may have of which nothing is sent
OF_THE_SERVER = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.EFBIG),
    *(errno.EMFILE, errno.ENFILE, errno.ENOMEM),
}
DEEP = 200  # brackets: Python's limit for reading JSON lies above
QUOTED = 60  # characters of a value that an error surely quotes


@dataclass(frozen=True)
class Given:
    """What a request holds. To be asked for once an error occurred: nothing is read before."""

    request: HttpRequest

    @cached_property
    def in_path(self) -> set[str]:
        match = self.request.resolver_match
        return {str(value) for value in (*match.args, *match.kwargs.values())} if match else set()

    @cached_property
    def texts(self) -> set[str]:
        """All values, and the names and values of JSON, as texts."""
        request = self.request
        return {
            *self.in_path,
            *_values(request.GET),
            *_values(request.POST),
            *_texts(self.document),
            self.body,
        }

    @cached_property
    def body(self) -> str:
        """What was sent as JSON, or "": a form has its values in `texts`."""
        is_form = self.request.content_type in FORMS
        return "" if is_form else self.request.body.decode(errors="replace")

    @cached_property
    def document(self) -> Any:
        """The JSON that was sent, or an empty object if there is none."""
        try:
            return json.loads(self.body) if self.body else {}
        except (ValueError, RecursionError):
            return {}

    def has(self, pattern: re.Pattern) -> bool:
        return any(map(pattern.search, self.texts))


def says_more_rows_than_it_sends(post: QueryDict) -> bool:
    """Return True if a form set is said to have many more rows than there are fields of.

    Django makes two thousand forms of a number alone, each with queries of its own.
    """
    matches = filter(None, map(ROW.match, post))
    rows = Counter(prefix for prefix, _number in {match.groups() for match in matches})
    said = {name: str(post.get(name)) for name in post if name.endswith(NUMBER_OF_ROWS)}
    return any(
        number.isdecimal()
        and int(number[:9]) > rows[name.removesuffix(NUMBER_OF_ROWS)] + SPARE_ROWS
        for name, number in said.items()
    )


def is_of_the_request(error: BaseException, given: Given) -> bool:
    """Return True if what a request holds is the cause of an error.

    A disk that is full is the server's matter, whatever was looked up in vain before.
    """
    if isinstance(error, OSError) and error.errno in OF_THE_SERVER:
        return False
    return any(rule(each, given) for each in _causes(error) for rule in RULES)


def names_no_row(error: BaseException, given: Given) -> bool:
    """Return True if the request names something that is not there, such as a page."""
    if isinstance(error, ObjectDoesNotExist | InvalidPage):
        return True
    return any(_quotes(each, value) for each in _causes(error) for value in given.in_path)


def _lacks_a_field(error: BaseException, given: Given) -> bool:
    return isinstance(error, MultiValueDictKeyError)


def _lacks_what_a_form_needs(error: BaseException, given: Given) -> bool:
    """Return True if a form goes on with a field in which it found nothing, or nothing valid."""
    return isinstance(error, KeyError) and any(each in error.args for each in fields_refused(error))


def _names_no_part(error: BaseException, given: Given) -> bool:
    return isinstance(error, InvalidPage)  # of a list: `?p=-1`


def _names_no_row(error: BaseException, given: Given) -> bool:
    if not isinstance(error, ObjectDoesNotExist):
        return False
    return any(str(value) in given.texts for value in values_looked_up(error))


def _quotes_a_value(error: BaseException, given: Given) -> bool:
    return any(_quotes(error, value) for value in given.texts)


def _cannot_be_read(error: BaseException, given: Given) -> bool:
    if isinstance(error, json.JSONDecodeError):
        return error.doc in given.texts
    if isinstance(error, UnicodeEncodeError):
        return bool(HALF_CHARACTER.search(str(error.object)))
    if isinstance(error, OperationalError):  # SQLite's, of a text of 50,000 characters
        return "pattern too complex" in str(error)
    if isinstance(error, BadSignature):  # nothing is signed here but what comes back in requests
        return True
    if isinstance(error, RecursionError):
        return any(text.count("[") + text.count("{") > DEEP for text in given.texts)
    return False


def _is_no_object(error: BaseException, given: Given) -> bool:
    """Return True for JSON such as `[]` or `1`: whoever reads JSON here reads an object."""
    kinds = (TypeError, ValueError, AttributeError, LookupError)
    return isinstance(error, kinds) and not isinstance(given.document, dict)


def _is_there_already(error: BaseException, given: Given) -> bool:
    return isinstance(error, IntegrityError) and bool(TASK_TWICE.search(str(error)))


def _is_no_text_of_the_editor(error: BaseException, given: Given) -> bool:
    return any(not _is_content(json.loads(sent)) for sent in contents_converted(error))


def _cannot_be_stored(error: BaseException, given: Given) -> bool:
    if isinstance(error, OverflowError | ValueError | DataError) and given.has(LONG_NUMBER):
        return True
    if not isinstance(error, DataError | ValueError):
        return False
    column = COLUMN.search(str(error))
    if column:
        return any(len(text) > int(column[1]) for text in given.texts)
    return any("\0" in text or HALF_CHARACTER.search(text) for text in given.texts)


RULES: tuple[Callable[[BaseException, Given], bool], ...] = (
    _lacks_a_field,
    _lacks_what_a_form_needs,
    _names_no_row,
    _names_no_part,
    _quotes_a_value,
    _cannot_be_read,
    _is_no_object,
    _cannot_be_stored,
    _is_there_already,
    _is_no_text_of_the_editor,
)


def _quotes(error: BaseException, value: str) -> bool:
    if isinstance(error, NoReverseMatch):  # of `next=x`; a colon would divide names
        forms = (f"'{value.partition(':')[0]}", repr(value))
        return bool(value) and any(form[:QUOTED] in str(error) for form in forms)
    if isinstance(error, ValidationError):
        return bool(value) and any(f"“{value}”" in message for message in error.messages)
    return isinstance(error, ValueError | TypeError) and repr(value)[:QUOTED] in str(error)


def _is_content(document: Any) -> bool:
    """Return True for what the editor sends of a text: the raw content of Draft.js."""
    if not isinstance(document, dict):
        return False
    blocks, entities = document.get("blocks"), document.get("entityMap")
    if not isinstance(blocks, list) or not isinstance(entities, dict):
        return False
    if not all(map(_is_block, blocks)) or not all(map(_is_entity, entities.values())):
        return False
    ranges = (each for block in blocks for each in block.get("entityRanges", []))
    return all(str(each.get("key")) in entities for each in ranges)


def _is_block(block: Any) -> bool:
    if not isinstance(block, dict) or not isinstance(block.get("depth", 0), int):
        return False
    texts = (block.get(name) for name in ("key", "text", "type"))
    ranges = (block.get(name, []) for name in ("inlineStyleRanges", "entityRanges"))
    return all(isinstance(text, str) for text in texts) and all(map(_are_ranges, ranges))


def _are_ranges(ranges: Any) -> bool:
    return isinstance(ranges, list) and all(
        isinstance(each, dict)
        and all(isinstance(each.get(name), int) for name in ("offset", "length"))
        for each in ranges
    )


def _is_entity(entity: Any) -> bool:
    return (
        isinstance(entity, dict)
        and isinstance(entity.get("type"), str)
        and isinstance(entity.get("data"), dict)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, and those in whose handling it was raised."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _values(query: QueryDict) -> list[str]:
    return [value for _, values in query.lists() for value in values if isinstance(value, str)]


def _texts(document: Any) -> Iterator[str]:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif value is not None:
            yield str(value)
