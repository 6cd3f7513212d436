"""Bring this copy of the project up to date, and use what was added to it: `… prove.py NAME`.

Runs in a process of its own, in a copy to which the diffs of docs/extending.md were applied.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command


def update() -> None:
    """Do what whoever adds something does: make migrations, migrate, check."""
    call_command("makemigrations", "cms", name="addition", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("check")
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def field() -> None:
    from tests import builders

    builders.story("Anna vertelt", town="Utrecht")
    shows("/verhalen/", '<p class="meta">Utrecht</p>')
    shows("/api/v2/pages/?type=cms.StoryPage&fields=town", '"town":"Utrecht"')


def block() -> None:
    from cms.models.blocks.body import BodyBlock
    from tests import builders

    notice = [{"type": "notice", "value": {"text": "<p>Maandag zijn we <b>dicht</b>.</p>"}}]
    builders.story("Anna vertelt", body=notice)
    shows("/verhalen/anna-vertelt/", 'role="note"><p>Maandag zijn we <b>dicht</b>.</p>')
    shows("/verhalen/anna-vertelt/index.md", "> Maandag zijn we **dicht**.")
    shows("/verhalen/feed.atom", "Maandag zijn we &lt;b&gt;dicht&lt;/b&gt;")
    example = BodyBlock().child_blocks["notice"].get_preview_context(None)
    assert "closed on Monday" in example["example"]["html"], example


def page() -> None:
    from cms.models import HomePage, VacancyPage
    from tests import builders

    body = [{"type": "text", "value": "<p>Je helpt bij het koken.</p>"}]
    vacancy = VacancyPage(title="Kok gezocht", hours="4 uur per week", body=body)
    builders.add(HomePage.objects.get(), vacancy)
    shows("/kok-gezocht/", '<p class="lead">4 uur per week</p>', '"@type":"WebPage"')
    shows("/kok-gezocht/index.md", "# Kok gezocht\n\n4 uur per week\n\nJe helpt bij het koken.")
    shows("/zoeken/?q=koken", '<p class="kind">Vacancy</p>')
    shows("/sitemap.xml", "/kok-gezocht/")


def key() -> None:
    from cms.models import StoryPage
    from tests.importers.front_matter import field_table

    assert field_table.documented() == field_table.table()
    with tempfile.TemporaryDirectory() as folder:
        text = (
            "---\ntitle: Anna vertelt\ncategory: Werk\nexcerpt: Kort.\ncity: Utrecht\n---\nHallo."
        )
        Path(folder, "anna.md").write_text(text, encoding="utf-8")
        call_command("import_content", folder, verbosity=0)
    assert StoryPage.objects.get(title="Anna vertelt").town == "Utrecht"
    shows("/verhalen/", '<p class="meta">Utrecht</p>')


def shows(address: str, *texts: str) -> None:
    from django.test import Client

    response = Client().get(address)
    content = response.getvalue().decode()
    assert response.status_code == 200, (address, response.status_code)
    for text in texts:
        assert text in content, f"{address} does not show {text!r}:\n{content}"


PROOFS: dict[str, Callable[[], None]] = {"field": field, "block": block, "page": page, "key": key}

if __name__ == "__main__":
    django.setup()
    update()
    PROOFS[sys.argv[1]]()
