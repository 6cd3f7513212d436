"""Which tests run on PostgreSQL after they ran on SQLite, and which come first."""

from functools import cache
from pathlib import Path

import pytest

from tests.long import LONG

HERE = Path(__file__).parent
WITH_SERVERS = [HERE / "browser", HERE / "faults"]
LONGEST = (
    "faults/test_cms_away.py",
    "browser/test_newsroom.py",
    "browser/test_dropped_pictures.py",
    "faults/test_forms_away.py",
    "browser/test_nothing_is_lost.py",
    "browser/test_screens.py",
    "faults/test_reload.py",
    "browser/test_clicks.py",
    "browser/test_publish_at_once.py",
    "browser/test_visitor.py",
    "faults/test_publish_under_load.py",
    "faults/test_background_process.py",
)
# What SQL of our own does, and what databases do each in their way: triggers and sequences, the
# words of the search, changes of the tree, locks and queues, order and collation, lengths,
# migrations, many rows at once. The long run asks everything that has a database.
DATABASES_DIFFER = (
    "attacks/test_locks.py",
    "cms/admin/test_page_tree.py",
    "cms/admin/test_redirects.py",
    "cms/admin/trash/",
    "cms/api/test_pages.py",
    "cms/api/test_query_validation.py",
    "cms/api/test_search.py",
    "cms/api/test_v3.py",
    "cms/background/",
    "cms/compat/",
    "cms/content_version/",
    "cms/models/",
    "cms/search/",
    "cms/setup/test_existing_sites.py",
    "cms/setup/test_start_site.py",
    "cms/test_errors.py",
    "faults/test_background_process.py",
    "faults/test_database_away.py",
    "faults/test_publish_under_load.py",
    "frontend/views/test_search_page.py",
    "importers/compat/",
    "importers/judged/test_again.py",
    "importers/judged/test_whole_site.py",
    "importers/planning/",
    "importers/test_import*.py",
    "importers/test_publication.py",
    "importers/writing/",
)


def may_differ(item: pytest.Item) -> bool:
    """Return True if a test runs on PostgreSQL as well, unless it is marked `any_database` itself.

    Journeys and servers under load have databases of their own. The site reads JSON, and an import
    contract holds that it reads nothing else; that the JSON is the same, the tests of the API show.
    In the long run only the site's tests that are marked `every_database` run twice.
    """
    path = str(item.path.relative_to(HERE))
    if not LONG:
        chosen = any(item.path.is_relative_to(each) for each in paths())
        return chosen and (path.startswith(("browser", "faults")) or has_database(item))
    if path.startswith(("browser", "faults")):
        return True
    if path.startswith("frontend"):
        return item.get_closest_marker("every_database") is not None
    return has_database(item)


def has_database(item: pytest.Item) -> bool:
    return "db" in item.fixturenames or item.get_closest_marker("django_db") is not None


def turn(item: pytest.Item) -> int:
    """Return which modules come first: the longest.

    What comes last is short, so that no process is still busy when the others have ended.
    """
    path = str(item.path.relative_to(HERE))
    return LONGEST.index(path) if path in LONGEST else len(LONGEST)


@cache
def paths() -> list[str]:
    """Return what pytest has to collect on PostgreSQL: to look through the rest takes seconds."""
    if LONG:
        return []
    return sorted(str(path) for name in DATABASES_DIFFER for path in HERE.glob(name))
