"""Content folders for the tests of the importer, written as a mapping of paths to texts."""

import textwrap
from pathlib import Path

from importers.files.folder_settings import read_folder_settings

COMPONENTS = read_folder_settings(Path("importers/seeds")).components


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files into `folder` and return it; the indentation of texts is taken away."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = textwrap.dedent(content).lstrip("\n").encode()
        file.write_bytes(content)
    return folder


def story(title: str = "Anna", *, extra: str = "", body: str = "De tekst.") -> str:
    head = f"title: {title}\ncategory: Ervaringen\nexcerpt: Waar het over gaat.\n{extra}"
    return f"---\n{head}---\n\n{body}\n"


def info(title: str = "Over ons", *, extra: str = "", body: str = "De tekst.") -> str:
    return f"---\ntitle: {title}\n{extra}---\n\n{body}\n"
