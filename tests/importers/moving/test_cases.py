"""Small folders of the kinds that real sites are made of, each with what is to become of it."""

import shutil
from pathlib import Path

import pytest

from cms.models import InfoPage
from tests.importers.folders import info, write
from tests.importers.judged.runs import File, Run, import_content

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent / "cases"


@pytest.fixture
def case(home, tmp_path):
    """Return a function that imports a copy of a case, or of one of its folders."""

    def run(name: str, folder: str = "content", *flags: str) -> Run:
        target = tmp_path / name / folder
        if not target.exists():
            shutil.copytree(HERE / name, tmp_path / name, dirs_exist_ok=True)
        return import_content(target, *flags)

    return run


def codes(file: File) -> list[str]:
    return [message["code"] for message in file.messages]


def test_pages_wait_for_a_refused_one_however_far_above_them(case):
    run = case("crash-waiting-grandchild")
    assert (run.status, run.outcomes["docs/index.md"]) == (1, "refused")
    for path in ("docs/a/index.md", "docs/a/b.md"):
        assert (run.outcomes[path], codes(run.files[path])) == ("skipped", ["parent-waits"])
        assert run.files[path].says("docs/index.md")
    assert not InfoPage.objects.exists()


@pytest.mark.parametrize("bad", ["x", "---\ntitle: A\nslug: api\n---\nTekst.\n"])
def test_the_whole_branch_waits_whatever_the_reason(home, tmp_path, bad):
    deep = {f"a/{'b/' * depth}index.md": info(body="[Op](../index.md)") for depth in range(1, 5)}
    run = import_content(write(tmp_path / "site", {"a/index.md": bad, "goed.md": info(), **deep}))
    assert {run.outcomes[path] for path in deep} == {"skipped"}
    assert (run.outcomes["a/index.md"], run.outcomes["goed.md"]) == ("refused", "created")
