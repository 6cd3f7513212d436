"""Recognise the generator of a site by its files, and read the addresses from its configuration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.files.documents import SourceFile, read_document
from importers.files.old_addresses import MAX_PATTERN, PLACEHOLDER, unknown_names
from importers.files.site_folders import project_folders
from importers.formats import strict_toml, strict_yaml
from importers.formats.values import Scalar, Value, table_of
from importers.problems import DocumentError

TOP_LEVEL = re.compile(r"^(?=[^\s#-])", re.MULTILINE)  # where a key begins at the margin
ABOUT_ADDRESSES = ("permalink:", "permalinks:", "collections:")
DAY_AND_TITLE = "/blog/:year/:month/:day/:title/"
BLOG_PLUGIN = re.compile(r"^ *- (?:material/)?blog(?::| *$)", re.MULTILINE)  # of MkDocs
ROUTE = re.compile(r"\brouteBasePath:\s*[\"']([^\"'\n]{0,100})[\"']")
PATH = re.compile(r"\bpath:\s*[\"']([^\"'\n]{1,100})[\"']")
PRESET = re.compile(r"\b(docs|blog):\s*\Z")
NEAR = 1_000  # characters
JEKYLL_STYLES = {
    "date": "/:categories/:year/:month/:day/:title/",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title/",
    "none": "/:categories/:title/",
}


@dataclass(frozen=True)
class Generator:
    """A generator. It is the one if a file fits one of `signs`, and, of `words`, holds one."""

    name: str
    signs: tuple[str, ...]
    content: tuple[str, ...] = ()  # folders in which the texts are, the usual one first
    words: tuple[str, ...] = ()


# What is told apart by its words goes before what has the same files.
GENERATORS = (
    Generator("Docusaurus", ("docusaurus.config.*",)),
    Generator("VitePress", (".vitepress", "docs/.vitepress"), ("docs",)),
    Generator("VuePress", (".vuepress", "docs/.vuepress"), ("docs",)),
    Generator("Gridsome", ("gridsome.config.*",), ("content",)),
    Generator("Gatsby", ("gatsby-config.*",), ("content", "src/pages")),
    Generator("Starlight", ("astro.config.*",), ("src/content/docs",), ("@astrojs/starlight",)),
    Generator("Astro", ("astro.config.*",), ("src/content", "src/pages")),
    Generator("Eleventy", (".eleventy.js", "eleventy.config.*"), ("src", "content")),
    Generator("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), ("docs",)),
    Generator("mdBook", ("book.toml",), ("src",)),
    Generator("Pelican", ("pelicanconf.py",), ("content",)),
    Generator("Lektor", ("*.lektorproject",), ("content",)),
    Generator("Sphinx", ("conf.py", "docs/conf.py"), ("docs",)),
    Generator("Nuxt", ("nuxt.config.*",), ("content",)),
    Generator("Next.js", ("next.config.*",), ("content", "posts", "data")),
    Generator("Obsidian", (".obsidian",)),
    Generator("Hexo", ("_config.yml",), ("source",), ("hexo", "new_post_name", "skip_render")),
    Generator("Jekyll", ("_config.yml", "_config.yaml", "_posts", "_layouts")),
    Generator("Zola", ("config.toml", "zola.toml"), ("content",), ("base_url", "compile_sass")),
    Generator("Hugo", ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"), ("content",)),
    Generator("Hugo", ("config.toml", "config.yaml", "config/_default"), ("content",)),
    Generator("Hugo", ("archetypes",), ("content",)),
)


@dataclass(frozen=True)
class Project:
    """The generator of a site, and the folder in which its configuration is."""

    generator: Generator
    folder: Path

    def content_of(self, folder: Path) -> Path:
        """Return the folder to import: where the texts are, if `folder` is the whole project."""
        if folder != self.folder:
            return folder
        places = (folder / name for name in self.generator.content)
        return next((place for place in places if place.is_dir()), folder)

    def patterns(self) -> dict[str, str]:
        """Return the patterns of the addresses of its pages, by the folders of their texts."""
        read = {"Jekyll": _of_jekyll, "Hexo": _of_hexo, "Hugo": _of_hugo}.get(self.generator.name)
        if self.generator.name == "Docusaurus":
            program = "".join(map(_text, self.folder.glob(self.generator.signs[0])))
            return {"blog": DAY_AND_TITLE, **dict(_of_docusaurus(program))}
        if self.generator.name == "MkDocs":
            texts = (_text(self.folder / sign) for sign in self.generator.signs)
            return {"blog": DAY_AND_TITLE} if any(map(BLOG_PLUGIN.search, texts)) else {}
        found = dict(read(_configuration(self))) if read else {}
        return {name: pattern for name, pattern in found.items() if _is_usable(pattern)}


def find_project(folder: Path) -> Project | None:
    """Return the generator of a folder, or of the project whose content it is."""
    folder = folder.resolve()
    for place in (folder, *project_folders(folder)):
        for generator in GENERATORS:
            if any(_fits(file, generator) for sign in generator.signs for file in place.glob(sign)):
                return Project(generator, place)
    return None


def _fits(file: Path, generator: Generator) -> bool:
    text = _text(file) if generator.words else ""
    return not generator.words or any(word in text for word in generator.words)


def _text(file: Path) -> str:
    try:
        return read_document(SourceFile(file.name, file), file.parent).text
    except DocumentError:
        return ""


def _configuration(project: Project) -> dict[str, Value]:
    """Return what the configuration says; nothing of one that cannot be read."""
    for sign in project.generator.signs:
        for file in (project.folder / sign, *sorted((project.folder / sign).glob("*.*ml"))):
            values = _about_addresses(file) if file.is_file() else {}
            if values:
                return values
    return {}


def _about_addresses(file: Path) -> dict[str, Value]:
    """Return what a file of configuration says of addresses.

    The rest of a YAML file is not read: it may have anchors, which the importer refuses.
    """
    text = _text(file)
    try:
        if file.suffix == ".toml":
            return strict_toml.load(text)[0]
        parts = (part for part in TOP_LEVEL.split(text) if part.startswith(ABOUT_ADDRESSES))
        return strict_yaml.load("\n".join(parts))[0] if file.suffix in (".yml", ".yaml") else {}
    except DocumentError:
        return {}


def _of_jekyll(said: dict[str, Value]) -> Iterator[tuple[str, str]]:
    style = _plain(said.get("permalink"))
    if style:
        yield "_posts", JEKYLL_STYLES.get(style, style)
    for name, collection in table_of(said.get("collections")).items():
        pattern = _plain(table_of(collection).get("permalink"))
        if pattern:
            yield f"_{name}", pattern.replace(":collection", name)


def _of_hexo(said: dict[str, Value]) -> Iterator[tuple[str, str]]:
    if _plain(said.get("permalink")):
        yield "_posts", _plain(said.get("permalink"))


def _of_hugo(said: dict[str, Value]) -> Iterator[tuple[str, str]]:
    permalinks = table_of(said.get("permalinks"))
    for name, pattern in {**permalinks, **table_of(permalinks.get("page"))}.items():
        if _plain(pattern):
            yield name, _plain(pattern)


def _of_docusaurus(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the configuration says of the addresses of a folder, in a program that is only
    looked at: `docs: { path: "docs", routeBasePath: "kennisbank" }`.

    Only so much is looked at on both sides of each route that a long text takes no longer than its
    length."""
    for route in ROUTE.finditer(text):
        first, last = max(route.start() - NEAR, 0), route.end() + NEAR
        start, end = text.rfind("{", first, route.start()), text.find("}", route.end(), last)
        path = PATH.search(text, start, end)
        preset = PRESET.search(text, max(start - NEAR, 0), start)
        folder = path[1].strip("./") if path else preset[1] if preset else ""
        base = route[1].strip("/")
        if folder and "/" not in folder:
            rest = DAY_AND_TITLE.removeprefix("/blog") if folder == "blog" else "/:path/"
            yield folder, f"/{base}{rest}" if base else rest


def _plain(value: Value | None) -> str:
    return value.text.strip() if isinstance(value, Scalar) else ""


def _is_usable(pattern: str) -> bool:
    """Return True for a pattern, with or without a slash before it, and not the name of a style."""
    known = not unknown_names(pattern) and len(pattern) <= MAX_PATTERN
    return known and PLACEHOLDER.search(pattern) is not None
