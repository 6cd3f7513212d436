"""A form on a separate site while the CMS is away: what was typed stays, and is stored once."""

import re

import httpx2
import pytest

from tests import servers
from tests.builders import ANSWER
from tests.faults.door import Door, wait_until
from tests.faults.mortal_cms import MortalCms
from tests.faults.test_cms_away import ADD_CONTACT, SOON
from tests.long import long

pytestmark = pytest.mark.any_database

FORM = "/proef/"
MAKE = 'from tests import builders; builders.form("Proef")'
COUNT = "from cms.forms.models import Answer; print(Answer.objects.count())"
STAMP = re.compile(r'name="stamp" value="([^"]+)"')


@pytest.fixture(scope="module")
def cms():
    with servers.cms() as running:
        running.manage("shell", "--verbosity", "0", "--command", ADD_CONTACT + MAKE)
        yield running


@pytest.fixture
def mortal(cms):
    running = MortalCms(cms.environment)
    yield running
    running.kill()


def count(cms: servers.Server) -> int:
    printed = cms.manage("shell", "--verbosity", "0", "--command", COUNT)
    return int(printed.split()[-1])


def send(site: servers.Server, fields: dict) -> httpx2.Response:
    return servers.CLIENT.post(site.url + FORM, data=fields, timeout=60)


def checked(site: servers.Server, fields: dict) -> dict:
    """Return the fields with the stamp of the page that shows the answer before it is sent."""
    shown = send(site, fields)
    assert shown.status_code == 200, shown.text
    return fields | {"stamp": STAMP.search(shown.text)[1]}


def holds_what_was_typed(answer: httpx2.Response) -> bool:
    kept = all(text in answer.text for text in ANSWER.values() if text != "ja")
    return answer.status_code == 503 and kept and "070 123 45 67" in answer.text


@pytest.mark.parametrize("knows_the_form", [True, *long(False)])
def test_an_outage_loses_nothing_and_stores_nothing_twice(cms, mortal, knows_the_form):
    """The CMS is killed, and starts again. Whether the site still knows the questions or not."""
    before = count(cms)
    typed = ANSWER | {"vraag": f"{ANSWER['vraag']} {knows_the_form}"}
    with servers.frontend(mortal.url, WARM_AT_START="0", DELIVERY_DIR="") as first:
        fields = checked(first, typed)
        assert count(cms) == before
        if knows_the_form:
            outage(cms, mortal, first, fields, before)
        else:
            with servers.frontend(mortal.url, WARM_AT_START="0", DELIVERY_DIR="") as other:
                assert servers.CLIENT.get(other.url).status_code == 200
                outage(cms, mortal, other, fields, before)


def outage(cms, mortal, site: servers.Server, fields: dict, before: int) -> None:
    mortal.kill()
    for _ in range(2):
        assert holds_what_was_typed(send(site, fields))
    assert count(cms) == before
    mortal.start()
    wait_until(lambda: servers.CLIENT.get(site.url + FORM).status_code == 200, SOON, "back")
    answers = [send(site, fields) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert count(cms) == before + 1


@pytest.mark.parametrize("state", Door.STATES)
def test_every_way_to_be_away_is_said_beside_what_was_typed(cms, state):
    door = Door(cms.url)
    try:
        with servers.frontend(door.url, WARM_AT_START="0", DELIVERY_DIR="") as site:
            assert servers.CLIENT.get(site.url + FORM).status_code == 200
            door.shut(state)
            assert holds_what_was_typed(send(site, dict(ANSWER)))
            door.open()
    finally:
        door.close()
