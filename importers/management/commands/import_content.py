"""Import a folder of Markdown files as pages of the site.

Exit status: 0 when all is well, 1 when a file is refused or stands in conflict with an editor's
work (with --strict: also when there is a warning), 2 when the command cannot begin, 3 when another
import runs, 4 when it meets an error that nobody foresaw. Ctrl-C ends it with 130. Both leave
everything as it was.
"""

import unicodedata
from pathlib import Path, PurePosixPath

from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseFailure
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.background.lock import HeldElsewhereError
from cms.background.queue import run_tasks_immediately
from cms.background.tasks import incomplete_pictures, make_renditions
from importers.check import check_folder
from importers.files.folder import NoContentError
from importers.files.folder_settings import NAME, FolderSettingsError, is_source_name
from importers.management.unforeseen import unforeseen
from importers.options import Options
from importers.pipeline import UnknownPathError, import_folder
from importers.planning.destination import NoDestinationError
from importers.reporting import report_html, report_json
from importers.reporting.kept import keep
from importers.reporting.progress import Progress
from importers.reporting.report import Report, message_lines
from importers.reporting.summary import summary_of
from importers.writing.apply import AfterwardsError, SizesInterruptedError

MOST_LINES = 60  # of a report on the terminal; a longer one is a page by kinds there
EVERYTHING = 2  # --verbosity
MOST_ADDRESSES = 20  # rows of a table on the terminal

SWITCHES = {
    "dry-run": "report what would happen, write nothing",
    "diff": "show what would change in the text, field by field",
    "check": "only look at the files: no database is needed",
    "keep-going": "import the good files, even if others are refused",
    "strict": "fill nothing in: refuse what lacks a key; end with status 1 if there is a warning",
    "prune": "take the pages of files that are gone off the site; they stay in the CMS",
    "draft": "put nothing on the site: pages wait as drafts",
}
# By name: what each value is called, its type, and what they are for.
LISTS = {
    "overwrite": ("PATH", str, "take these files, whatever editors did to their pages"),
    "restore": ("PATH", str, "bring back the pages of these files, which were deleted"),
    "renamed": ("OLD=NEW", str, "a file that was renamed and changed: its page goes with it"),
    "not-renamed": ("PATH", str, "these files are new, though a gone one is like them"),
    "redirects": (
        "FILE",
        Path,
        "lists of redirects that lie elsewhere: _redirects, vercel.json, .htaccess, CSV",
    ),
}


class Import(CommandError):  # noqa: N818  Django prints this name before the summary, for people
    """How an import ended that needs a person: no error of the command, but with a status."""


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the files are")
        for name, text in SWITCHES.items():
            parser.add_argument(f"--{name}", action="store_true", help=text)
        for name, (metavar, kind, text) in LISTS.items():
            parser.add_argument(
                f"--{name}",
                help=text,
                metavar=metavar,
                type=kind,
                nargs="+",
                action="extend",
                default=[],
            )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write a report: FILE.json or FILE.html"
        )
        parser.add_argument(
            "--media", type=Path, metavar="FOLDER", help="where pictures lie; default: thumbs"
        )
        parser.add_argument(
            "--source", default="", metavar="NAME", help="the folder's name, if a site has several"
        )
        parser.add_argument(
            "--language", default="", metavar="nl", help="the language to import, of several"
        )
        parser.add_argument(
            "--only", default="", metavar="GLOB", help="only files whose path fits, as in 'main/*'"
        )

    def handle(self, folder: Path, **arguments):
        options = _options(folder, arguments)
        out = Progress(self.stdout, wanted=bool(arguments["verbosity"]))
        work = check_folder if arguments["check"] else import_folder
        # What the report says is there can be found and seen; larger sizes of pictures take long.
        with run_tasks_immediately(later=[make_renditions.module_path]):
            report = _tried(work, folder, options, out)
        if not (arguments["check"] or arguments["dry_run"]):
            keep(report)
        if arguments["report"]:
            _write_report(report, arguments["report"])
        self._print(report, arguments["verbosity"])
        waiting = 0 if arguments["check"] or arguments["dry_run"] else incomplete_pictures().count()
        if waiting and arguments["verbosity"]:
            self.stdout.write(_pictures_waiting(waiting))

    def _print(self, report: Report, verbosity: int) -> None:
        if verbosity or report.exit_status:
            lines = (*report.messages(), *report.changes())
            if len(lines) > MOST_LINES and verbosity < EVERYTHING:
                lines = tuple(summary_of(report))
            for line in (*lines, *report.old_addresses(MOST_ADDRESSES)):
                self.stdout.write(line)
        if report.exit_status:
            raise Import(report.summary(), returncode=report.exit_status)
        if verbosity:
            self.stdout.write(report.summary())


def _pictures_waiting(count: int) -> str:
    message = ngettext(
        "%(count)s picture can be seen, and gets its larger sizes while the site runs.",
        "%(count)s pictures can be seen, and get their larger sizes while the site runs.",
        count,
    )
    return message % {"count": count}


def _options(folder: Path, arguments: dict) -> Options:
    media = arguments["media"]
    if media is not None:
        media = folder / media if (folder / media).is_dir() else media
        if not media.is_dir():
            raise CommandError(_("%(folder)s is not a folder.") % {"folder": media}, returncode=2)
    source = arguments["source"]
    if source and not is_source_name(source):
        message = _("%(name)s is no name for a folder: use letters, digits, dots and dashes.")
        raise CommandError(message % {"name": source}, returncode=2)
    switches = ("dry_run", "check", "diff", "keep_going", "strict", "prune", "draft")
    return Options(
        **{name: arguments[name] for name in (*switches, "only", "language")},
        overwrite=_paths(folder, arguments["overwrite"]),
        restore=_paths(folder, arguments["restore"]),
        renamed=tuple(_pair(folder, each) for each in arguments["renamed"]),
        not_renamed=_paths(folder, arguments["not_renamed"]),
        redirects=tuple(arguments["redirects"]),
        media=media,
        source=source,
    )


def _pair(folder: Path, named: str) -> tuple[str, str]:
    """Return the old path and the new one of a file, as `--renamed` gives them."""
    old, sign, new = named.partition("=")
    if not (old and sign and new):
        message = _("“%(text)s” does not say which file was renamed: write OLD=NEW.")
        raise CommandError(message % {"text": named}, returncode=2)
    (old,), (new,) = _paths(folder, [old]), _paths(folder, [new])
    return old, new


def _paths(folder: Path, names: list[str]) -> frozenset[str]:
    """Return paths in the importer's form, relative to `folder`: a shell completes them with it."""
    paths = (PurePosixPath(name) for name in names)
    inside = (path.relative_to(folder) if path.is_relative_to(folder) else path for path in paths)
    return frozenset(unicodedata.normalize("NFC", path.as_posix()) for path in inside)


def _tried(work, folder: Path, options: Options, out: Progress) -> Report:
    """Return the report, or raise the CommandError that explains why there is none."""
    try:
        return work(folder, options, out.follow)
    except (NoContentError, FolderSettingsError, NoDestinationError, UnknownPathError) as reason:
        raise CommandError(_what_is_wrong(reason, folder, options), returncode=2) from reason
    except HeldElsewhereError as reason:
        message = _("Another import is running (process %(process)s). Wait until it is done.")
        raise CommandError(message % {"process": reason.process or "?"}, returncode=3) from reason
    except SizesInterruptedError as reason:
        message = _("Interrupted. The pages are in; the next import makes the missing sizes.")
        raise CommandError(message, returncode=130) from reason
    except DatabaseFailure as reason:
        message = _("The database failed, so nothing was imported: %(reason)s")
        raise CommandError(message % {"reason": reason}, returncode=1) from reason
    except KeyboardInterrupt as reason:
        message = _("Interrupted. Nothing was imported: pages and pictures are as they were.")
        raise CommandError(message, returncode=130) from reason
    except AfterwardsError as reason:
        message = _("The pages are in, but what follows upon that failed. Import again.")
        raise CommandError(f"{message}\n{unforeseen(reason)}", returncode=4) from reason
    except Exception as reason:
        message = _("Nothing was imported: pages and pictures are as they were.")
        raise CommandError(f"{unforeseen(reason)}\n{message}", returncode=4) from reason


def _what_is_wrong(reason: Exception, folder: Path, options: Options) -> str:
    """Return what has to be different before there is anything to import."""
    if isinstance(reason, FolderSettingsError):
        return "\n".join(line for each in reason.problems for line in message_lines(NAME, each))
    if isinstance(reason, NoDestinationError):
        return _("There is no site yet: run “manage.py start_site” first.")
    if isinstance(reason, UnknownPathError):
        message = _("%(path)s is no file of this folder. Name it as the report does.")
        return message % {"path": reason.path}
    if options.only:
        message = _("No file of %(folder)s fits “%(glob)s”.")
        return message % {"folder": folder, "glob": options.only}
    message = _(
        "%(folder)s is not a folder with Markdown files: it is empty, or the wrong one. "
        "Nothing was imported and nothing taken away."
    )
    return message % {"folder": folder}


def _write_report(report: Report, file: Path) -> None:
    try:
        form = report_html if file.suffix.lower() in (".html", ".htm") else report_json
        form.write(report, file)
    except OSError as reason:
        message = _("The report cannot be written to %(file)s: %(reason)s")
        values = {"file": file, "reason": reason.strerror}
        raise CommandError(message % values, returncode=2) from reason
