"""When the version is asked for, and who waits for it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from frontend.cache import content_version
from frontend.cache.content_version import Freshness


class NoAnswerError(Exception):
    pass


class Cms:
    def __init__(self, patience=0.05):
        self.version, self.asked, self.now = 1, 0, 100.0
        self.answers = threading.Event()
        self.answers.set()
        self.gone = False
        self.worker = ThreadPoolExecutor(1)
        self.freshness = Freshness(
            lambda: self.ask(),
            (NoAnswerError,),
            interval=1,
            patience=patience,
            clock=lambda: self.now,
            worker=self.worker,
        )

    def ask(self):
        self.asked += 1
        self.answers.wait(10)
        if self.gone:
            raise NoAnswerError
        return self.version

    def current(self, **heard_of):
        return self.freshness.current(**heard_of)

    def settle(self):
        """Wait until nobody is being asked."""
        self.worker.submit(int).result()  # there is one thread, which does this last


@pytest.fixture
def cms():
    cms = Cms()
    yield cms
    cms.answers.set()


@pytest.fixture
def waits(monkeypatch):
    """Do something in the thread of whoever is going to wait, and list how long they would.

    `waits.first` is called before each waiting.
    """
    really_wait = content_version.wait_for

    class Waits(list):
        first = staticmethod(lambda: None)

    waits = Waits()

    def wait(askings, seconds):
        waits.append(seconds)
        waits.first()
        return really_wait(askings, seconds)

    monkeypatch.setattr(content_version, "wait_for", wait)
    return waits


def test_it_is_asked_only_when_somebody_visits_and_once_an_interval(cms):
    assert cms.asked == 0
    for _ in range(100):
        assert cms.current().version == 1
    assert cms.asked == 1
    cms.now += 60
    cms.current()
    cms.current()
    assert cms.asked == 2


def test_nothing_older_than_the_interval_is_taken_for_true(cms):
    cms.current()
    cms.version = 2
    cms.now += 0.9
    assert cms.current().version == 1
    cms.now += 0.1
    assert cms.current().version == 2


def test_a_cms_that_hangs_holds_up_one_visitor_and_only_for_a_moment(cms, waits):
    cms.current()
    cms.answers.clear()
    cms.now += 1
    waits.clear()
    assert cms.current().late
    for _ in range(100):
        known = cms.current()
    assert waits == [0.05]
    assert (known.version, known.answering) == (1, False)
    assert cms.asked == 2


def test_a_cms_that_is_gone_is_asked_once_an_interval_and_nobody_waits(cms):
    cms.current()
    cms.gone = True
    cms.now += 1
    assert cms.current().gone
    for _ in range(10):
        cms.now += 0.3
        assert not cms.current().answering
        cms.settle()
    assert cms.asked <= 2 + 3


def test_it_is_back_with_the_first_answer(cms):
    cms.gone = True
    assert cms.current().gone
    cms.gone, cms.version = False, 7
    cms.now += 1
    cms.current()
    cms.settle()
    assert (cms.current().version, cms.current().answering) == (7, True)


def test_news_is_asked_for_at_once(cms):
    cms.current()
    cms.version = 5
    assert cms.current(at_least=5).version == 5
    assert cms.current(at_least=4).version == 5
    assert cms.asked == 2


def test_news_during_an_asking_is_asked_for_again(waits):
    cms, results, three = Cms(patience=10), [], threading.Barrier(3, timeout=10)
    cms.current()
    cms.answers.clear()
    cms.now += 1
    waiting = [
        threading.Thread(target=lambda: results.append(cms.current(at_least=2))) for _ in range(3)
    ]
    waits.first = lambda: cms.answers.is_set() or three.wait() or cms.answers.set()
    said = iter([1, 2, 2, 2])
    cms.ask = lambda: cms.answers.wait(10) and next(said)
    for thread in waiting:
        thread.start()
    for thread in waiting:
        thread.join()
    assert [known.version for known in results] == [2, 2, 2]


def test_a_mistake_of_our_own_is_not_taken_for_an_outage(cms):
    def mistake():
        raise ZeroDivisionError

    cms.ask = mistake
    with pytest.raises(ZeroDivisionError):
        cms.current()


def test_a_question_that_was_left_open_is_a_reason_not_to_wait_until_the_version_is_reported(cms):
    cms.current()
    cms.answers.clear()
    cms.freshness.doubt()
    assert not cms.current().answering
    cms.answers.set()
    cms.settle()
    assert cms.current().answering
    assert cms.asked == 2


def late(cms):
    """The version is being asked for, and did not come in time."""
    cms.current()
    cms.answers.clear()
    cms.now += 1
    assert cms.current().late


def test_who_has_nothing_to_show_waits_for_a_busy_cms(cms, waits):
    late(cms)
    waits.first = cms.answers.set
    assert cms.freshness.settled(10).answering


def test_also_where_the_next_asking_began_before_it_woke_up(cms, monkeypatch):
    late(cms)
    wait = content_version.wait_for

    def wake_up_late(askings, left):
        monkeypatch.setattr(content_version, "wait_for", answer_meanwhile)
        cms.answers.set()
        wait(askings, left)
        late(cms)

    def answer_meanwhile(askings, left):
        if left > 1:  # who waits to the end, and not the one who asks
            cms.answers.set()
        return wait(askings, left)

    monkeypatch.setattr(content_version, "wait_for", wake_up_late)
    assert cms.freshness.settled(10).answering


@pytest.mark.parametrize("since", [1, 60])
def test_but_no_longer_than_a_cms_that_answers_takes(cms, waits, since):
    late(cms)
    cms.now += since
    waits.clear()
    assert cms.freshness.settled(1).late
    assert waits == []


def test_and_not_at_all_after_a_question_that_was_left_open(cms, waits):
    late(cms)
    cms.freshness.doubt()
    waits.clear()
    assert cms.freshness.settled(60).late
    assert waits == []
