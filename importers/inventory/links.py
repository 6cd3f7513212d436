"""Check whether the links of documents find a page, as an import would. Uses no database."""

from collections.abc import Iterable, Sequence

from wagtail.contrib.redirects.models import Redirect

from importers.content.content import Content
from importers.files.folder_settings import FolderSettings
from importers.files.paths import slug_of_folder
from importers.markdown.findings import InternalLink
from importers.markdown.inline import is_internal
from importers.planning.link_targets import LinkSource, SiteMap, resolve_link
from importers.planning.slug_fallbacks import folder_address, with_slug_fallbacks


class LinkTargets:
    """All targets of links: the files of a folder, and the pages that they become.

    A refused file is a target too: it is expected to be corrected. The settings say where the story
    lists will be.
    """

    def __init__(self, contents: Sequence[Content], paths: Iterable[str], settings: FolderSettings):
        self.settings = settings
        final = with_slug_fallbacks(contents, folder_address, lambda address: False)
        self.pages = {each.place.names: each for each in final if each.kind == "info"}
        self.addresses = {each.path: self._address(each) for each in final}
        by_address = {address: path for path, address in self.addresses.items()}
        for content in final:
            for alias in content.aliases:
                old = Redirect.normalise_path(alias).rstrip("/")
                by_address.setdefault(f"{old}/", content.path)
        lists = ["", *settings.lists.values()]
        always_there = {"/": "home", **{settings.list_address(each): "stories" for each in lists}}
        targets: dict[str, int | str] = {**always_there, **by_address}
        self.site = SiteMap({path: path for path in paths}, targets)

    def resolves(self, href: str, path: str) -> bool | None:
        """Return True if `href` in the document at `path` finds a page; None for other links."""
        if not is_internal(href) or href.startswith(("#", "?")):
            return None
        source = LinkSource(path, self.addresses.get(path, f"/{path}/"), ())
        page, _ = resolve_link(InternalLink(href, 1), source, self.site)
        return bool(page)

    def _address(self, content: Content) -> str:
        """Return the address of a page as the names of its folders give it."""
        if content.kind == "story":
            return f"{self.settings.list_address(content.story_list)}{content.slug}/"
        return f"{self._folder_address(content.place.folder)}{content.slug}/"

    def _folder_address(self, names: tuple[str, ...]) -> str:
        """Return the address of the page of a folder, which is made if there is no file for it."""
        if names in self.pages:
            return self._address(self.pages[names])
        return f"{self._folder_address(names[:-1])}{slug_of_folder(names[-1])}/" if names else "/"
