"""The scripts of the pictures in docs/ find their way over the screens as they are now."""

from collections.abc import Iterator

import pytest

from tests import guide_pictures, prepared, servers, site_pictures
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


@pytest.fixture(scope="module")
def site() -> Iterator[servers.Server]:
    with servers.cms() as server:
        server.manage("shell", "--verbosity", "0", "--command", site_pictures.CONTENT)
        yield server


@pytest.mark.parametrize("name", site_pictures.PICTURES)
def test_each_of_the_site_can_be_taken(site, chromium, name):
    assert len(site_pictures.take(site, chromium, site_pictures.PICTURES[name])) > 10_000
