"""`manage.py prepare` makes a site that can be served, and never stands in a server's way."""

import shutil
from io import StringIO

from django.core.management import call_command

from cms.models import StoryPage
from importers.management.commands.prepare import SEEDS


def prepare(folder=SEEDS) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("prepare", str(folder), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_makes_all_that_a_first_run_needs(db):
    out, err = prepare()
    assert StoryPage.objects.live().get().slug == "najib"
    assert "is ingericht" in out
    assert err == ""


def test_it_keeps_what_is_there(db):
    prepare()
    prepare()
    assert StoryPage.objects.count() == 1


def test_a_conflict_is_reported_and_stops_nothing(db, tmp_path):
    prepare()
    story = StoryPage.objects.get()
    story.title = "Van een redacteur"
    story.save_revision().publish()
    folder = shutil.copytree(SEEDS, tmp_path / "seeds")
    changed = "---\ntitle: Anders\ncategory: Ervaringen\nexcerpt: Anders\n---\n\nAnders.\n"
    (folder / "verhalen" / "najib.md").write_text(changed)
    _, err = prepare(folder)
    assert "conflict" in err
    story.refresh_from_db()
    assert story.title == "Van een redacteur"
