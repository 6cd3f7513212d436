"""Tell staff by mail that an answer came: not what it says, unless they chose that for a form."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from cms.forms.models import Answer
from cms.models import FormPage
from cms.models.form_page import addresses_in

INBOX = "/cms/inzendingen/edit/{}/"


def tell(page: FormPage, answer: Answer) -> None:
    """Store the mails about an answer that is new, in the transaction that stores it.

    Of those that are kept aside, one a day is told: who floods a form would flood mailboxes too.
    """
    told = addresses_in(page.told)
    if not told or (answer.doubts and _is_told_today(answer)):
        return
    text = _("%(form)s: an answer came (%(number)s)")
    if answer.doubts:
        text = _("%(form)s: suspicious answers wait for you to look at them (%(number)s)")
    subject = text % {"form": " ".join(page.title.split()), "number": answer.number}
    address = settings.WAGTAILADMIN_BASE_URL + INBOX.format(answer.pk)
    lines = [_("You find it in the CMS:"), address]
    if page.tells_content and not answer.doubts:
        lines += ["", answer.given]
    for recipient in told:
        send_mail(subject, "\n".join(lines), None, [recipient])


def _is_told_today(answer: Answer) -> bool:
    """Return True if another answer to this form was kept aside within a day."""
    lately = Answer.objects.since(days=1).filter(form=answer.form_id).exclude(pk=answer.pk)
    return lately.exclude(doubts=[]).exists()
