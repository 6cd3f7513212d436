"""All public URLs of the site, except searches."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from frontend.api.client import ContentClient
from frontend.lists.story_list import MOST, STEP, Selection


def public_addresses(client: ContentClient) -> Iterator[str]:
    """Yield all URLs as path and query. Raises ContentUnavailable while iterating."""
    yield client.words().search_path
    for page in client.addresses():
        yield page.path
        if page.lists_stories:
            for selection in list_states(client, page.id):
                yield page.path + selection.query


def list_states(client: ContentClient, list_id: int) -> Iterator[Selection]:
    """Yield the states of a list that its links lead to, except the initial one."""
    total = client.stories(list_id=list_id, limit=STEP).total
    plain = Selection(words=client.words())
    yield from _longer(plain, total)
    for category in client.categories(list_id):
        if category.story_count:
            chosen = replace(plain, category=category.slug)
            yield chosen
            yield from _longer(chosen, category.story_count)
    for year in client.years(list_id):
        of_year = replace(plain, year=year.number)
        yield of_year
        yield from _further(of_year, year.story_count)


def _longer(selection: Selection, total: int) -> Iterator[Selection]:
    for show in range(2 * STEP, min(total + STEP, MOST + 1), STEP):
        yield replace(selection, show=show)
    yield from _further(selection, total)


def _further(selection: Selection, total: int) -> Iterator[Selection]:
    for page in range(2, ceil(total / MOST) + 1):
        yield replace(selection, page=page)
