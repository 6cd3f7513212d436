"""Two pages never share an address, and as few as possible get a longer one."""

from cms.models import StoryPage
from importers.pipeline import import_folder
from tests.importers.folders import story, write

SETTINGS = '[folders]\nblog = "stories"\nagenda = "stories"\n'


def test_two_stories_of_one_name_in_two_folders_get_the_names_of_these(home, tmp_path, client):
    day = "date: 2024-01-02\n"
    files = {f"{folder}/2024/borrel.md": story(extra=day) for folder in ("blog", "agenda")}
    files["blog/2024/lezing.md"] = story(extra=day)
    report = import_folder(write(tmp_path, {"newsroom.toml": SETTINGS, **files}))
    assert report.outcomes["created"] == 3
    slugs = sorted(StoryPage.objects.values_list("slug", flat=True))
    assert slugs == ["agenda-2024-01-02-borrel", "blog-2024-01-02-borrel", "lezing"]
    for folder in ("blog", "agenda"):
        response = client.get(f"/{folder}/2024/borrel/")
        assert response.headers["Location"].endswith(f"/{folder}-2024-01-02-borrel/")
    assert import_folder(tmp_path).outcomes["unchanged"] == 3
