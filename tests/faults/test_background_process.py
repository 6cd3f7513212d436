"""The server starts its background process, which lives as long as it does and loses nothing."""

import os
import re
import signal

from tests import servers
from tests.faults.conftest import background_of, runs, wait_for

SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from cms.models import StoryIndexPage, StoryPage

soon = timezone.now() + timedelta(seconds=3)
old = StoryPage.objects.get(slug="{old}")
new = StoryPage(
    title="{title}", category=old.category, excerpt="Regenboogvis", go_live_at=soon, live=False
)
StoryIndexPage.objects.get().add_child(instance=new)
new.save_revision().publish()
new.refresh_from_db()
assert not new.live
old.expire_at = soon
old.save_revision().publish()
"""

UPLOAD = """
import io
from django.core.files.images import ImageFile
from PIL import Image
from cms.models import SiteImage, StoryPage

data = io.BytesIO()
Image.new("RGB", (1600, 1200), "#4ebab1").save(data, "JPEG")
image = SiteImage(title="Portret", description="Een portret")
image.file = ImageFile(data, name="portret.jpg")
image.save()
assert not image.renditions.exists()
story = StoryPage.objects.get(slug="najib")
story.thumb, story.thumb_alt = image, "Een portret"
story.save_revision().publish()
"""


def schedule(server: servers.Server, title: str, old: str) -> None:
    """In another process, as a server on another machine would."""
    server.manage("shell", "--no-imports", "-c", SCHEDULE.format(title=title, old=old))


def status(server: servers.Server, path: str) -> int:
    return servers.CLIENT.get(f"{server.url}{path}").status_code


def finds(server: servers.Server, words: str) -> bool:
    return (
        "/verhalen/anna/" in servers.CLIENT.get(f"{server.url}/verhalen/", params={"q": words}).text
    )


def pictures(server: servers.Server) -> list[str]:
    page = servers.CLIENT.get(f"{server.url}/verhalen/najib/").text
    return re.findall(r"/media/images/[\w./-]+\.avif", page)


def test_a_picture_comes_to_the_page_when_its_sizes_are_made(server):
    assert pictures(server) == []
    server.manage("shell", "--no-imports", "-c", UPLOAD)
    wait_for("all its sizes", lambda: len(set(pictures(server))) == 3)
    for picture in set(pictures(server)):
        response = servers.CLIENT.get(f"{server.url}{picture}")
        assert response.headers["Content-Type"] == "image/avif"
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_scheduled_story_comes_and_one_that_expires_goes(server):
    assert status(server, "/verhalen/anna/") == 404
    assert status(server, "/verhalen/najib/") == 200
    assert not finds(server, "regenboogvis")
    schedule(server, "Anna", old="najib")
    wait_for("the new story", lambda: status(server, "/verhalen/anna/") == 200)
    wait_for("the end of the old one", lambda: status(server, "/verhalen/najib/") == 410)
    wait_for("the search", lambda: finds(server, "regenboogvis"))


def test_it_comes_back_when_it_is_killed_and_goes_on(server):
    killed = background_of(server)
    os.kill(killed, signal.SIGKILL)
    wait_for("another one", lambda: background_of(server) not in (killed, None))
    schedule(server, "Bram", old="najib")
    wait_for("the new story", lambda: status(server, "/verhalen/bram/") == 200)


def test_it_goes_with_a_server_that_is_killed(server):
    background = background_of(server)
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait()
    wait_for("the end of it", lambda: not runs(background))
