"""The script of the guide's pictures finds its way over the screens as they are now."""

from collections.abc import Iterator

import pytest

from tests import guide_pictures, prepared, servers
from tests.guide_pictures import PICTURES, Studio

pytestmark = [pytest.mark.long, pytest.mark.any_database]


@pytest.fixture(scope="module")
def studio(chromium) -> Iterator[Studio]:
    with servers.cms(content=prepared.newsroom, DEBUG="1") as server:
        yield Studio(server, chromium)


@pytest.mark.parametrize("name", PICTURES)
def test_each_can_be_taken(studio, tmp_path, name):
    guide_pictures.take(studio, name, tmp_path)
    assert (tmp_path / f"{name}.png").stat().st_size > 10_000
