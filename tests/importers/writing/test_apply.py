"""Carrying out a plan: what fails half-way leaves nothing behind."""

import pytest
from PIL import Image

from cms.models import SiteImage
from importers.pipeline import import_folder
from importers.writing.new_pages import NewPages

STORY = (
    "---\ntitle: Anna\ncategory: Nieuws\nexcerpt: Kort.\nthumb: a.png\nthumbalt: Anna\n---\nTekst\n"
)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
def test_no_picture_stays_behind(failure, home, tmp_path, settings, monkeypatch):
    folder, media = tmp_path / "content", tmp_path / "media"
    (folder / "verhalen").mkdir(parents=True)
    (folder / "thumbs").mkdir()
    (folder / "verhalen" / "anna.md").write_text(STORY)
    Image.new("RGB", (40, 30)).save(folder / "thumbs" / "a.png")
    settings.MEDIA_ROOT = str(media)

    def fail(*arguments):
        assert list(media.rglob("*.png"))  # the picture is stored by then
        raise failure

    monkeypatch.setattr(NewPages, "write", fail)
    with pytest.raises(failure):
        import_folder(folder)
    assert not list(media.rglob("*.png"))
    assert not SiteImage.objects.exists()
