"""Programs are kept aside, people are not: up to a thousand posts by robots, 200 by people."""

import random
from collections import Counter

import pytest

from cms.forms import stamps
from cms.forms.doubts import MOST_LINKS, has_links
from cms.forms.models import Answer
from cms.forms.receive import ConfirmationNeededError, Request, receive
from tests import builders
from tests.long import LONG

WORDS = ("werk", "baan", "brief", "gesprek", "hulp", "maatje", "week", "uur", "dag", "stad", "bus")

MANY = 250 if LONG else 50  # robots of each of four kinds


@pytest.fixture
def page(home):
    return builders.form()


def given(**changes) -> dict[str, list[str]]:
    return {name: [text] for name, text in (builders.ANSWER | changes).items()}


def send(page, now, *, patient: bool, trap="", address="", **changes) -> Answer:
    """Send as the site does. Who is patient waits, and presses the button of “Klopt dit?”."""
    stamp = stamps.issue(page)
    now.seconds += 20 if patient else 0
    request = Request(given(**changes), stamp, trap, address=address, asks=True)
    try:
        return receive(page, request)
    except ConfirmationNeededError as needed:
        again = Request(given(**changes), needed.stamp, trap, address=address, asks=True)
        return receive(page, again)


class Clock:
    seconds = 1_800_000_000

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.core.signing.time.time", clock)
    return clock


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=12))


def robots(chance: random.Random):
    """What programs send: the same text, links, every field filled in, or many from one place."""
    for number in range(MANY):
        yield {
            "vraag": "Best prices for your website, write us today!",
            "address": f"10.0.{number}.1",
        }
        yield {"vraag": f"{sentence(chance)} http://a.example http://b.example www.c.example"}
        yield {"vraag": sentence(chance), "trap": "x", "address": f"10.1.{number}.1"}
        yield {"naam": f"www.winkel{number}.example", "vraag": sentence(chance)}


def test_of_many_robots_at_most_one_passes_as_good(page, now, monkeypatch):
    # Without what binds all of them together, each must be known by itself.
    monkeypatch.setattr("cms.forms.doubts.MOST_OF_A_FORM", 10_000)
    chance = random.Random(19)
    for number, robot in enumerate(robots(chance)):
        send(page, now, patient=number % 2 == 0, **robot)
    good = Answer.objects.exclude(state=Answer.State.ASIDE)
    assert Answer.objects.count() == 4 * MANY
    assert good.count() <= 1
    reasons = Counter(reason for each in Answer.objects.all() for reason in each.doubts)
    assert {"trap", "links", "repeated"} <= set(reasons)


def test_a_robot_with_a_text_of_its_own_each_time_is_bound_by_its_address(page, now):
    chance = random.Random(4)
    for _ in range(60):
        send(page, now, patient=True, vraag=sentence(chance), address="198.51.100.7")
    assert Answer.objects.exclude(state=Answer.State.ASIDE).count() == 10


def test_robots_of_many_addresses_are_bound_by_the_form(page, now):
    chance = random.Random(5)
    for number in range(100):
        send(page, now, patient=True, vraag=sentence(chance), address=f"10.2.{number}.1")
    assert Answer.objects.exclude(state=Answer.State.ASIDE).count() == 60


def people(chance: random.Random):
    """People with odd habits, each with the seconds that they take."""
    for number in range(50):
        person = {
            "naam": f"Persoon {number}",
            "vraag": sentence(chance),
            "address": f"10.3.{number}.1",
        }
        yield 0, person  # the browser fills in all, Enter at once
        yield 3600 * 20, person | {"vraag": f"{person['vraag']} langzaam"}
        # Some write little, and the same as others; some show what they made.
        yield 90, person | {"vraag": "Bel mij.", "mail": f"n{number}@example.org"}
        link = f"Dit is mijn profiel: https://example.org/in/{number}"
        yield 30, person | {"vraag": f"{link}, met mijn cv op www.example.org/{number}"}


def test_of_two_hundred_people_none_is_lost(page, now, monkeypatch):
    # They come within days, a few in an hour.
    monkeypatch.setattr("cms.forms.doubts.MOST_OF_A_FORM", 1000)
    numbers = set()
    for seconds, person in people(random.Random(20)):
        now.seconds += seconds
        numbers.add(send(page, now, patient=seconds > 0, **person).number)
    assert len(numbers) == 200
    assert not Answer.objects.filter(state=Answer.State.ASIDE).exists()


def test_people_of_one_library_are_heard(page, now):
    """They have one address: ten in an hour are good, and the others are kept aside."""
    for number in range(15):
        send(page, now, patient=True, naam=f"Bezoeker {number}", address="203.0.113.9")
    assert Answer.objects.count() == 15


STAMPS = {
    "": stamps.Stamp.MISSING,
    "1-o-x": stamps.Stamp.FALSE,
    "1-o-x:1ABC:x": stamps.Stamp.FALSE,
    "é" * 200: stamps.Stamp.FALSE,
}


@pytest.mark.parametrize("text", STAMPS)
def test_a_stamp_cannot_be_made_up(page, text):
    assert stamps.read(page, text) is STAMPS[text]


@pytest.mark.parametrize(
    ("seconds", "found"),
    [
        (0, stamps.Stamp.FAST),
        (2, stamps.Stamp.FAST),
        (4, stamps.Stamp.GOOD),
        (90_000, stamps.Stamp.OLD),
    ],
)
def test_a_stamp_says_how_long_it_took(page, now, seconds, found):
    stamp = stamps.issue(page)
    now.seconds += seconds
    assert stamps.read(page, stamp) is found


def test_a_stamp_is_that_of_one_form(page):
    other = builders.form("Ik word maatje")
    assert stamps.read(other, stamps.issue(page, stamps.SHOWN)) is stamps.Stamp.FALSE


def test_one_opened_form_is_not_sent_without_end(page, now):
    stamp = stamps.issue(page, stamps.SHOWN)
    chance = random.Random(6)
    for _ in range(8):
        receive(page, Request(given(vraag=sentence(chance)), stamp))
    assert Answer.objects.filter(state=Answer.State.ASIDE).count() == 3


@pytest.mark.parametrize("kind", ["short_text", "telephone"])
def test_no_link_is_a_name_or_a_number(kind):
    assert has_links([{"id": "a", "type": kind, "answer": "www.example.org"}])
    links = [{"id": "a", "type": "long_text", "answer": MOST_LINKS * "https://example.org "}]
    assert not has_links(links)
