"""The words and addresses that the scripts of drafts get from the server."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# What Wagtail says of a form that is not complete, though its draft is saved: in words of ours.
OF_WAGTAIL = (
    gettext_noop("The page could not be saved due to validation errors."),
    gettext_noop("The page could not be created due to validation errors."),
    gettext_noop("There are validation errors, click save to highlight them."),
)


def words() -> dict[str, str]:
    parts = (_addresses, _states, _troubles, _signing_in, _two_people, _copies)
    return {name: text for part in parts for name, text in part().items()}


def _addresses() -> dict[str, str]:
    back = reverse("drafts_signed_in")
    return {
        "who": reverse("drafts_who"),
        "signedIn": back,
        "signIn": f"{reverse('wagtailadmin_login')}?next={back}",
        "newest": reverse("drafts:newest", args=[0]),
    }


def _states() -> dict[str, str]:
    return {
        "saving": _("Saving…"),
        "saved": _("Saved at {time}"),
        "savedPartly": _("Saved at {time}, except one thing"),
        "notSaved": _("Not saved yet"),
    }


def _troubles() -> dict[str, str]:
    return {
        "offline": _(
            "There is no connection, so what you write cannot be saved now. It is kept in this "
            "browser. Go on writing: as soon as there is a connection, it is saved by itself."
        ),
        "away": _(
            "The CMS does not answer properly, so what you write cannot be saved now. It is kept "
            "in this browser. Go on writing: as soon as the CMS answers, it is saved by itself."
        ),
        "slow": _(
            "Saving takes long: the connection is slow. What you write is kept in this browser. Go "
            "on writing."
        ),
        "closed": _(
            "The page is locked, so what you write cannot be saved now. It is kept in this "
            "browser, and saved by itself as soon as the page is open again."
        ),
        "notSent": _(
            "Your click on “{button}” did not get through. Click again once there is nothing the "
            "matter any more."
        ),
        "now": _("Try now"),
    }


def _signing_in() -> dict[str, str]:
    return {
        "signInTitle": _("Sign in again"),
        "signInWhy": _(
            "You are not signed in any more. What you wrote is still there: sign in, and saving "
            "goes on."
        ),
        "signInButton": _("Sign in"),
        "signedOut": _(
            "You are not signed in any more, so what you write cannot be saved. It is kept in this "
            "browser. Sign in to go on."
        ),
        "otherPerson": _(
            "In this browser {other} is signed in now, and this is the text of {owner}. It is not "
            "saved. Sign in as {owner} in another tab, and it is saved by itself; or go on as "
            "{other}."
        ),
        "goOnAs": _("Go on as {other}"),
        "close": _("Close"),
    }


def _two_people() -> dict[str, str]:
    return {
        "openAlready": _("{who} has this page open already."),
        "openSince": _("{who} has this page open too, since {time}."),
        "whatHappens": _(
            "Who saves first goes first. The other is asked what to do with their text: nothing "
            "gets lost."
        ),
        "overtaken": _(
            "{who} saved this page at {time}, while you were working on it. Your text is not saved "
            "yet: it is kept in this browser. What shall happen to it? Both texts stay available "
            "among the versions."
        ),
        "seeBoth": _("See both texts"),
        "saveMine": _("Save my text as the newest"),
        "takeTheirs": _("Go on with the text of {who}"),
        "theirText": _("The text of {who}, {time}"),
        "myWindows": _(
            "You have this page open in another window too. What you save last becomes the newest "
            "text. The other one stays among the versions."
        ),
        "ownWindow": _(
            "You saved this page in another window too, at {time}. The text of this window is "
            "saved after it. The other one stays among the versions."
        ),
    }


def _copies() -> dict[str, str]:
    return {
        "offer": _("There is newer text of {time}. Fetch it?"),
        "offerOlder": _("There is text of {time} that was not saved. Fetch it?"),
        "onServer": _("Saved, {time}"),
        "nothingOnServer": _("Nothing saved yet"),
        "inBrowser": _("In this browser, {time}"),
        "yourText": _("Your text"),
        "aside": _("You chose the other text. Yours of {time} is still in this browser."),
        "restore": _("Fetch it"),
        "later": _("Decide later"),
        "throwAway": _("Throw it away"),
        "noCopy": _(
            "This browser keeps no copy either: its disk is full, or it is a private window. Leave "
            "this page open until the text is saved."
        ),
    }
