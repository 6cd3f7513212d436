"""The judged cases: content folders in an archive, and a manifest of what becomes of each file.

The folders are kept as `cases.tar.gz`, because what they test does not survive a checkout: links
(also out of the folder), names in NFD, single wrong bytes, CR and CRLF, an empty file. git would
turn line ends, macOS the names, Windows the links. A text form with a script that rebuilds it was
weighed: each of its lines would be an escape sequence, no easier to read than `tar tvzf`, and one
more thing to trust. `manifest.csv` is what one reads and compares. The archive holds no file that
is big or that takes a partner to be wrong; those are made here, see `COMPLETIONS`.
"""

import csv
import re
import tarfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SIX_MEGABYTES = 6 * 1024 * 1024
TEXT = "Dit is een gewone alinea over een maatje en een hulpvrager.\n"
COMPLETIONS = {
    "e-pathologisch/main/enorm.md": f"---\ntitle: Enorm\norder: 1\n---\n\n{TEXT * 100_000}"[
        :SIX_MEGABYTES
    ],
    # The manifest speaks of two files that clash; the archive holds one of each two.
    "f-boom/main/café.md": f"---\ntitle: Café\norder: 1\n---\n\n{TEXT}",
    "f-boom/main/slug-een.md": f"---\ntitle: Slug een\norder: 1\nslug: gelijk\n---\n\n{TEXT}",
}
OR_ELSE = {"import": re.compile("or import"), "refuse": re.compile("or refuse")}


@dataclass(frozen=True)
class Row:
    """What the manifest says of one file. `file` is NFC, from the root of the archive."""

    file: str
    nasty: str
    expect: str
    detail: str
    line: int | None
    says: tuple[str, ...]

    @property
    def folder(self) -> str:
        return self.file.split("/", 1)[0]

    @property
    def path(self) -> str:
        """The path from the content folder."""
        return self.file.split("/", 1)[1]

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What may become of it: some details allow a second outcome (“…, or refused …”)."""
        others = (name for name, words in OR_ELSE.items() if words.search(self.detail))
        return (self.expect, *others)


def read_manifest() -> list[Row]:
    with (HERE / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        return [_row(values) for values in csv.DictReader(stream)]


def _row(values: dict[str, str]) -> Row:
    file = unicodedata.normalize("NFC", values["file"])
    says = tuple(word for word in values["says"].split("|") if word)
    line = int(values["line"]) if values["line"] else None
    return Row(file, values["nasty"], values["expect"], values["detail"], line, says)


def unpack(target: Path) -> Path:
    """Write every folder of the cases into `target` and return it."""
    with tarfile.open(HERE / "cases.tar.gz") as archive:
        # Links out of the folder are wanted here; older Pythons know no filters and follow none.
        archive.extraction_filter = getattr(tarfile, "fully_trusted_filter", None)
        archive.extractall(target)
    for name, text in COMPLETIONS.items():
        (target / name).write_text(text, encoding="utf-8")
    (target / "g-alles-weg/step2").mkdir()  # an empty folder, which an archive does not hold
    return target
