"""What became private, and nobody requests any more, is found and removed."""

import logging
from threading import Event

import pytest

from frontend.api.connection import ContentUnavailable
from frontend.serving import withdrawing
from frontend.serving.withdrawing import check
from frontend.views import file_proxy
from frontend.views.file_proxy import kept_files
from tests.frontend.cms_elsewhere import DOCUMENT, PICTURE, names, status

pytestmark = [
    pytest.mark.urls("tests.frontend.split_urls"),
    pytest.mark.usefixtures("start"),
]


def checked(**options):
    check(kept_files(), file_proxy.content_client(), **options)


@pytest.fixture
def seen(client, start):
    assert (status(client, PICTURE), status(client, DOCUMENT)) == (200, 200)


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize("restart", [False, True])
def test_what_is_not_public_any_more_is_removed_and_the_rest_stays(cms, start, restart):
    if restart:
        start()
    checked()
    assert sorted(names()) == [DOCUMENT, PICTURE]
    del cms.files[PICTURE]
    cms.version = 2
    checked()
    assert names() == [DOCUMENT]


@pytest.mark.usefixtures("seen")
def test_it_asks_once_for_each_version_whichever_process_does(cms, start):
    cms.asked.clear()
    checked()
    assert cms.asked == [], "visitors had the CMS asked in this version"
    cms.version = 2
    checked()
    checked()
    start()
    checked()
    assert sorted(cms.asked) == [(DOCUMENT, '"een"'), (PICTURE, '"een"')]


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize("failure", ["gone", "error"])
def test_a_cms_that_fails_removes_nothing_and_is_asked_again(cms, failure):
    cms.version = 2
    if failure == "gone":
        cms.is_there = False
        checked()
    else:
        cms.status = 500
        with pytest.raises(ContentUnavailable):
            checked()
    assert sorted(names()) == [DOCUMENT, PICTURE]
    cms.is_there, cms.status = True, 0
    del cms.files[PICTURE]
    checked()
    assert names() == [DOCUMENT]


class Turns(Event):
    """Time that goes by at once, for a number of turns."""

    def __init__(self, turns: int):
        super().__init__()
        self.turns = turns

    def wait(self, timeout: float | None = None) -> bool:
        self.turns -= 1
        return self.turns < 0


@pytest.fixture
def poll(start, monkeypatch):
    """Return what polls once for withdrawn pictures, or as often as it is asked to."""
    monkeypatch.setattr(withdrawing, "content_client", file_proxy.content_client)
    return lambda turns=1: withdrawing.poll(kept_files(), Turns(turns))


@pytest.mark.usefixtures("seen")
def test_a_withdrawn_picture_goes_at_once_though_nobody_requests_it(client, cms, start, poll):
    cms.asked.clear()
    cms.withdrawn, cms.version = [1, 11], 2
    poll()
    assert names() == [DOCUMENT]
    assert cms.asked == [], "the CMS says it of all pictures at once"
    cms.is_there = False
    start()
    assert (status(client, PICTURE), status(client, DOCUMENT)) == (503, 200)


@pytest.mark.usefixtures("seen")
def test_a_picture_that_is_given_back_is_kept_again_and_goes_again(client, cms, poll):
    removal = withdrawing.Removal(kept_files())
    for version, withdrawn in ((2, [1]), (3, []), (4, [1])):
        cms.version, cms.withdrawn = version, withdrawn
        removal.apply(file_proxy.content_client())
        if not withdrawn:
            assert status(client, PICTURE) == 200
        assert (PICTURE in names()) == (not withdrawn)


@pytest.mark.usefixtures("seen")
def test_a_cms_that_does_not_say_what_is_withdrawn_removes_nothing_and_is_asked_again(cms, poll):
    cms.version, cms.withdrawn, cms.status = 2, [1], 500
    poll(2)
    assert sorted(names()) == [DOCUMENT, PICTURE]
    cms.status = 0
    poll()
    assert names() == [DOCUMENT]


@pytest.mark.parametrize("problem", [ContentUnavailable("refused"), OSError(30, "Read-only")])
def test_what_goes_wrong_is_reported_and_tried_again(monkeypatch, caplog, problem):
    caplog.set_level(logging.INFO, withdrawing.logger.name)
    tries = []

    def fail(*_):
        tries.append(1)
        raise problem

    monkeypatch.setattr(withdrawing, "check", fail)
    withdrawing.check_repeatedly(kept_files(), Turns(2))
    assert len(tries) == 2
    assert "cannot be checked" in caplog.text


@pytest.mark.usefixtures("seen")
def test_it_ends_with_the_process_and_is_finished_by_the_next(cms, monkeypatch):
    monkeypatch.setattr(withdrawing, "content_client", file_proxy.content_client)
    cms.version, cms.files = 2, {}
    withdrawing.check_repeatedly(kept_files(), Turns(1))
    assert len(names()) == 1
    withdrawing.check_repeatedly(kept_files(), Turns(2))
    assert names() == []
