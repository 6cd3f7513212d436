"""Build the inventory of a folder with the importer's own readers. Uses no database."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from importers.content.content import Content, read_content
from importers.files import documents
from importers.files.documents import Document
from importers.files.folder import languages_of
from importers.files.folder_settings import read_folder_settings
from importers.files.linked_files import names_document
from importers.files.pictures import PictureError, PictureFolder
from importers.formats.values import Scalar
from importers.front_matter.split import FrontMatter, split_document
from importers.inventory import body_items
from importers.inventory.links import LinkTargets
from importers.inventory.oddities import language, oddities
from importers.inventory.proposal import Proposal, propose
from importers.inventory.values import kind_of
from importers.planning.home_page import on_new_site
from importers.planning.slug_fallbacks import find_clashes
from importers.problems import DocumentError, Problem, WorkOn, error


@dataclass(frozen=True)
class Use:
    """A place in a file that names a picture or a link."""

    path: str
    line: int
    name: str


@dataclass
class Inventory:
    """The inventory. Counters count uses; `keys` counts the kinds of value of each key."""

    outcomes: Counter = field(default_factory=Counter)
    keys: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    found: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    pictures: Counter = field(default_factory=Counter)
    pictures_missing: list[Use] = field(default_factory=list)
    links: Counter = field(default_factory=Counter)
    links_dead: list[Use] = field(default_factory=list)
    languages: Counter = field(default_factory=Counter)
    oddities: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    messages: Counter = field(default_factory=Counter)
    proposal: Proposal | None = None


def build_inventory(folder: Path) -> Inventory:
    """Return the inventory of a folder, even if no file of it could be imported."""
    builder = _Builder(folder)
    for found in builder.files:
        try:
            with WorkOn(found.path):
                builder.file(found)
        except DocumentError as reason:
            builder.refuse(found.path, reason.problems)
    builder.check_whole_folder()
    return builder.inventory


class _Builder:
    """Reads the files one by one, and then checks what depends on the whole folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        settings = read_folder_settings(folder)
        found = list(documents.find_files(folder))
        self.languages = languages_of(found, settings.language)
        self.files = [each for each in found if self.languages.includes(each.path)]
        self.settings = settings.with_language(self.languages.chosen)
        self.pictures = PictureFolder(folder)
        self.contents: list[Content] = []
        self.uses: list[Use] = []  # of links
        self.inventory = Inventory()

    def file(self, found: documents.SourceFile) -> None:
        if documents.is_linked_folder(found):
            self.inventory.outcomes["skipped"] += 1
            return
        document = documents.read_document(found, self.folder)
        for oddity in oddities(found.file, found.path):
            self.inventory.oddities[oddity].append(found.path)
        if documents.why_ignored(document):
            self.inventory.outcomes["skipped"] += 1
            return
        self.parts(document, split_document(document.text))
        self.contents.append(read_content(document, self.pictures, self.settings))

    def check_whole_folder(self) -> None:
        """Find the pages that want the same address, and the links without a page."""
        clashes = find_clashes(self.contents)
        for content in self.contents:
            if content.path in clashes:
                other = ", ".join(clashes[content.path])
                self.refuse(content.path, (error("address-twice", slug=content.slug, other=other),))
                continue
            self.inventory.outcomes[content.kind] += 1
            self.inventory.messages.update(
                problem.code for problem in on_new_site(content).problems
            )
        targets = LinkTargets(self.contents, (found.path for found in self.files), self.settings)
        for use in self.uses:
            self.link(use, targets)
        self.inventory.proposal = propose(self.folder, self.contents)

    def refuse(self, path: str, problems: tuple[Problem, ...]) -> None:
        self.inventory.outcomes["refused"] += 1
        self.inventory.refused[path] = tuple(each for each in problems if each.level == "error")
        self.inventory.messages.update(problem.code for problem in problems)

    def parts(self, document: Document, parts: FrontMatter) -> None:
        for key, value in parts.keys.values.items():
            self.inventory.keys[key][kind_of(value)] += 1
            if isinstance(value, Scalar) and kind_of(value) == "picture":
                self.picture(Use(document.path, value.line, value.text.strip()))
        self.inventory.languages[language(parts.body)] += 1
        for use in body_items.find_items(parts.body):
            place = Use(document.path, use.line, use.name)
            match use.kind:
                case "picture":
                    self.picture(place)
                case "link":
                    self.uses.append(place)
                case _:
                    self.inventory.found[use.kind][use.name] += 1

    def picture(self, use: Use) -> None:
        try:
            self.pictures.find_picture(use.name, use.path)
        except PictureError as reason:
            self.inventory.pictures[reason.code] += 1
            self.inventory.pictures_missing.append(use)
        else:
            self.inventory.pictures["found"] += 1

    def link(self, use: Use, targets: LinkTargets) -> None:
        resolves = targets.resolves(use.name, use.path)
        if resolves is False and names_document(use.name):
            resolves = self.pictures.find_document(use.name, use.path) is not None
        self.inventory.links[{True: "resolved", False: "dead", None: "elsewhere"}[resolves]] += 1
        if resolves is False:
            self.inventory.links_dead.append(use)
