"""Tell an editor who saves or publishes a text that somebody else changed since they opened it.

Both texts are kept as versions of the page. What was published first stays on the site, until an
editor who has seen both publishes once more.
"""

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Revision

from cms.person_name import name_of

LONGEST_ID = 18  # digits: a database refuses numbers of more than 64 bits


def report_other_text(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Return a redirect to the comparison of two texts, or None to publish.

    Called by Wagtail as the hook `before_publish_page`: the text of this editor is saved already,
    as the latest version. It comes before the hook that checks the page, which takes longer: of two
    who publish in the same moment, at least one finds the version of the other here.
    """
    theirs = other_text(page, request.POST)
    if theirs is None:
        return None
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    text = message(theirs, request.user, page.get_admin_display_title())
    messages.error(request, text, buttons=[messages.button(edit, _("Open the page"))])
    return redirect(
        "wagtailadmin_pages:revisions_compare", page.pk, theirs.pk, page.latest_revision_id
    )


def report_saved_over(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Return a redirect to the comparison of two texts, after one was saved above the other.

    Called by Wagtail as the hook `after_edit_page`. For a draft that saves itself the editor warns
    beforehand (`colleagues.js`), and for a page that is published the other hook does.
    """
    if request.POST.get("action-publish") or not request.accepts("text/html"):
        return None
    theirs = other_text(page, request.POST)
    if theirs is None:
        return None
    text = _(
        "“%(title)s” was saved by %(who)s too, while you were working on it. Your text is the "
        "newest now, and the other one stays among the versions. Below you see both. Add what you "
        "want to keep of the other text."
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    values = {"who": _name_of(theirs, request.user), "title": page.get_admin_display_title()}
    messages.warning(request, text % values, buttons=[messages.button(edit, _("Open the page"))])
    return redirect(
        "wagtailadmin_pages:revisions_compare", page.pk, theirs.pk, page.latest_revision_id
    )


def _name_of(theirs: Revision, user: User | AnonymousUser) -> str:
    if theirs.user == user:
        return _("you, in another window")
    who = name_of(theirs.user) if theirs.user else ""
    return who or _("somebody else")


def message(theirs: Revision, user: User | AnonymousUser, title: str) -> str:
    if theirs.user == user:
        text = _(
            "You saved another text of “%(title)s” a moment ago, perhaps in another window. Your "
            "text is saved as a draft, and not published. Below you see both texts. To publish "
            "this one, open the page, add what you want to keep of the other text, and publish it."
        )
    else:
        text = _(
            "%(who)s changed “%(title)s” while you were working on it. Your text is saved as a "
            "draft, and not published. Below you see both texts. To publish yours, open the page, "
            "add what you want to keep of the other text, and publish it."
        )
    who = name_of(theirs.user) if theirs.user else ""
    return text % {"title": title, "who": who or _("Somebody else")}


def other_text(page: Page, form: dict) -> Revision | None:
    """Return the newest version that an editor's form did not begin with, if its text is another.

    It is the same where the answer to a draft that was saved by itself got lost on a slow line.
    """
    theirs = newest_version(page, form)
    return theirs if theirs and not same_text(theirs, page.latest_revision) else None


def same_text(one: Revision, other: Revision) -> bool:
    return one.as_object().serializable_data() == other.as_object().serializable_data()


def newest_version(page: Page, form: dict) -> Revision | None:
    """Return the newest version that is not the one which an editor's form began with.

    The form names the version that it was opened with, or the last that it saved by itself
    (`submit.js`). One without either, as of a new page, or of a program, began with nothing.
    """
    own = form.get("overwrite_revision_id", "")
    began_with = own or form.get("loaded_revision_id", "")
    if not began_with.isdecimal() or len(began_with) > LONGEST_ID:
        return None
    before = page.revisions.exclude(pk=page.latest_revision_id)
    newer = before.filter(pk__gt=int(began_with)).order_by("pk").last()
    if newer or own:
        return newer
    # Saving by itself, the other editor's window writes over the version that both began with.
    loaded = before.filter(pk=int(began_with)).first()
    at = form.get("loaded_revision_created_at", "")
    return loaded if loaded and at and loaded.created_at.isoformat() != at else None
