"""Words for an error that nobody foresaw: which file it was about, and what a person can do."""

from django.utils.translation import gettext as _

from importers.problems import file_at_work
from importers.reporting.report import printable

MOST = 300  # characters of what the error says itself


def unforeseen(reason: BaseException) -> str:
    """Return what to report of an exception, or of the one that it was raised from."""
    cause = reason.__cause__ or reason
    path = file_at_work(cause) or file_at_work(reason)
    says = f"{type(cause).__name__}: {cause}" if str(cause) else type(cause).__name__
    values = {"path": printable(path), "says": printable(says[:MOST])}
    if path:
        message = _(
            "%(path)s: here the importer met an error that nobody foresaw (%(says)s). Take this "
            "file out of the folder to import the others."
        )
    else:
        message = _("The importer met an error that nobody foresaw (%(says)s).")
    advice = _("Add --traceback, and send what that shows to whoever maintains the newsroom.")
    return f"{message % values}\n{advice}"
