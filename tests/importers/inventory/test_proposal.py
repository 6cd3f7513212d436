"""The generator of a site is recognised, and settings are proposed that an import takes."""

import pytest

from importers.files.folder_settings import read_folder_settings
from importers.inventory.build import build_inventory
from importers.inventory.generators import find_project
from importers.inventory.tables import as_json
from importers.pipeline import import_folder
from tests.attacks.growth import is_linear, repeated
from tests.importers.folders import info, story, write

POST = info(extra="date: 2024-05-06\n")


def proposed(folder) -> dict:
    return as_json(build_inventory(folder))["proposal"]


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        (["_config.yml", "_posts/x.md"], "Jekyll"),
        (["_posts/x.md"], "Jekyll"),
        (["hugo.toml"], "Hugo"),
        (["config.toml", "archetypes/default.md"], "Hugo"),
        (["eleventy.config.js"], "Eleventy"),
        (["astro.config.mjs"], "Astro"),
        (["docusaurus.config.ts"], "Docusaurus"),
        (["mkdocs.yml"], "MkDocs"),
        (["docs/.vuepress/config.js"], "VuePress"),
        (["docs/.vitepress/config.mts"], "VitePress"),
        (["gatsby-config.js"], "Gatsby"),
        (["gridsome.config.js"], "Gridsome"),
        (["pelicanconf.py"], "Pelican"),
        ([".obsidian/app.json"], "Obsidian"),
        (["book.toml"], "mdBook"),
    ],
)
def test_a_generator_is_known_by_its_files(tmp_path, files, generator):
    write(tmp_path, {**dict.fromkeys(files, "x: y"), "over.md": info()})
    assert proposed(tmp_path)["generator"] == generator


def test_those_with_the_same_files_are_told_apart_by_their_words(tmp_path):
    write(tmp_path / "hexo", {"_config.yml": "permalink: :title/\nskip_render:\n"})
    write(tmp_path / "zola", {"config.toml": 'base_url = "https://a.nl"\n'})
    write(tmp_path / "hugo", {"config.toml": 'baseURL = "https://a.nl"\n'})
    names = {
        name: find_project(tmp_path / name).generator.name for name in ("hexo", "zola", "hugo")
    }
    assert names == {"hexo": "Hexo", "zola": "Zola", "hugo": "Hugo"}


def test_several_folders_of_stories_are_proposed_as_lists(tmp_path, home):
    blog = {f"content/blog/p{n}.md": POST for n in range(3)}
    news = {f"content/news-items/n{n}.md": POST for n in range(2)}
    write(tmp_path, {"hugo.toml": "", "content/over.md": info(), **blog, **news})
    text = proposed(tmp_path)["newsroom.toml"]
    assert text == (
        '[stories]\ntitle = "Blog"\n\n[folders]\nblog = { holds = "stories", list = "Blog" }\n'
        'news-items = { holds = "stories", list = "News items" }\n'
    )
    write(tmp_path / "content", {"newsroom.toml": text})
    assert read_folder_settings(tmp_path / "content").list_address("Blog") == "/blog/"
    report = import_folder(tmp_path / "content")
    assert not any(each.outcome == "refused" for each in report.files)


def test_stories_at_the_top_keep_the_first_list(tmp_path):
    posts = {f"p{n}.md": POST for n in range(12)}
    inside = {f"inside/p{n}.md": POST for n in range(3)}
    text = proposed(write(tmp_path, {**posts, **inside}))["newsroom.toml"]
    assert text == '[folders]\n"." = "stories"\ninside = { holds = "stories", list = "Inside" }\n'


def test_a_blog_at_the_top_is_proposed_as_stories(tmp_path):
    posts = {f"p{n}.md": info(extra=f"path: 2015/01/{n:02}/p\n") for n in range(1, 12)}
    text = proposed(write(tmp_path, {"config.toml": 'base_url = "https://a.nl"\n', **posts}))[
        "newsroom.toml"
    ]
    assert '"." = "stories"' in text


def test_a_few_pages_with_dates_at_the_top_stay_pages(tmp_path):
    pages = {f"p{n}.md": POST for n in range(4)}
    files = {"hugo.toml": "", **pages}
    assert "stories" not in proposed(write(tmp_path, files))["newsroom.toml"]


def test_a_folder_of_nothing_known_gets_no_proposal(tmp_path):
    assert proposed(write(tmp_path, {"main/a.md": info(), "verhalen/b.md": story()})) is None


@pytest.mark.django_db
def test_jekyll_says_its_own_addresses(home, tmp_path, client):
    config = "permalink: /:year/:title.html\ncollections:\n  people:\n    permalink: /wie/:path/\n"
    config += "\n# meer\nstatus: &status\n  - een\nanders: *status\n"
    write(
        tmp_path, {"_config.yml": config, "_people/an.md": info("An"), "_people/bo.md": info("Bo")}
    )
    write(tmp_path, {"_posts/2024-05-06-een.md": story("Een"), "over.md": info("Over")})
    found = proposed(tmp_path)
    assert found["newsroom.toml"].splitlines() == [
        "[folders]",
        '_people = { address = "/wie/:path/" }',
        '_posts = { holds = "stories", address = "/:year/:title.html" }',
    ]
    write(tmp_path, {"newsroom.toml": found["newsroom.toml"]})
    import_folder(tmp_path)
    assert client.get("/2024/een.html").headers["location"] == "/verhalen/een/"
    assert client.get("/wie/an/").headers["location"] == "/people/an/"
    assert proposed(tmp_path)["newsroom.toml"] == ""


@pytest.mark.django_db
def test_hugo_with_languages_says_which_folder_to_import(home, tmp_path, client):
    config = '[permalinks]\nblog = "/:year/:slug/"\n[permalinks.page]\nx = "/:jaar/"\n'
    write(tmp_path, {"hugo.toml": config, "README.md": "# Lees mij\n"})
    write(tmp_path / "content", {"nl/blog/a.md": POST, "nl/blog/b.md": POST, "en/blog/a.md": POST})
    found = proposed(tmp_path / "content")
    assert proposed(tmp_path) == found
    assert found["folder"] == str(tmp_path / "content")
    assert found["newsroom.toml"].splitlines()[:2] == ['language = "nl"', ""]
    write(tmp_path / "content", {"newsroom.toml": found["newsroom.toml"]})
    import_folder(tmp_path / "content")
    assert client.get("/2024/a/").headers["location"] == "/verhalen/a/"


@pytest.mark.parametrize("name", ["_config.yml", "hugo.yaml", "config.toml"])
@pytest.mark.parametrize(
    "text", ["&a [*a]", "[" * 50_000, b"\xff\0", "permalinks: x", "permalink: []"]
)
def test_a_configuration_that_cannot_be_read_says_nothing(tmp_path, name, text):
    write(tmp_path, {name: text, "blog/a.md": POST, "blog/b.md": POST, "mijn map/c.md": info()})
    assert proposed(tmp_path)["newsroom.toml"].splitlines() == [
        "[folders]",
        'blog = "stories"',
    ]


def test_what_is_proposed_can_be_read(tmp_path):
    names = ('a"b', "c d", "é", "x.y")
    files = {f"{name}/{letter}.md": POST for name in names for letter in "ab"}
    found = proposed(write(tmp_path, {"hugo.toml": "", **files}))
    write(tmp_path, {"newsroom.toml": found["newsroom.toml"]})
    assert len(read_folder_settings(tmp_path).sections) == 6


def test_docs_of_docusaurus_keep_the_address_that_its_program_names(tmp_path, home, client):
    config = """
    presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './s.js' } }]],
    plugins: [["content-docs", { id: "c", path: "groepen", routeBasePath: "communities", x: 1 }]]
    """
    pages = {"docs/begin.md": info("Begin"), "groepen/een.md": info("Een")}
    write(tmp_path, {"docusaurus.config.ts": config, **pages})
    text = proposed(tmp_path)["newsroom.toml"]
    assert 'docs = { address = "/:path/" }' in text
    import_folder(write(tmp_path, {"newsroom.toml": text}))
    for old in ("/begin/", "/communities/een/"):
        assert client.get(old, follow=True).status_code == 200


@pytest.mark.parametrize(
    ("config", "text", "folder"),
    [
        ("astro.config.mjs", "import x from '@astrojs/starlight'", "src/content/docs"),
        ("astro.config.mjs", "", "src/content"),
        ("next.config.js", "", "data"),
    ],
)
def test_the_folder_with_the_texts_is_proposed(tmp_path, config, text, folder):
    write(tmp_path, {config: text, f"{folder}/blog/a.md": POST})
    assert proposed(tmp_path)["folder"] == str(tmp_path / folder)


@pytest.mark.parametrize("piece", ["routeBasePath: 'a' ", "{routeBasePath: 'a'", "docs: "])
def test_a_long_program_takes_no_longer_than_its_length(tmp_path, piece):
    write(tmp_path, {"docusaurus.config.ts": ""})
    project = find_project(tmp_path)

    def patterns(text: str) -> None:
        write(tmp_path, {"docusaurus.config.ts": text})
        project.patterns()

    assert is_linear(patterns, repeated(piece, "", ""))
