"""The words and addresses that the scripts of pictures get from the server."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.compat.django import filesizeformat
from cms.images.limits import LARGEST_FILE


def words() -> dict[str, str | int]:
    return {
        "address": reverse("pictures:take_in"),
        "describe": reverse("pictures:describe", args=[0]),
        "people": reverse("pictures:people", args=[0]),
        "consent": reverse("consent:picture", args=[0]),
        "largest": LARGEST_FILE,
        **_troubles(),
        **_progress(),
        **_people(),
    }


def _people() -> dict[str, str]:
    return {
        "anyPeople": _("Are there people in it whom somebody may recognise?"),
        "yes": _("Yes"),
        "noNobody": _("No, nobody"),
        "answerOf": _("{answer}: {name}"),
        "nobody": _("No people in it."),
        "recordConsent": _("Record that they agree (in a new tab)"),
        "notKept": _("That is not saved. Try it once more, or later under Pictures."),
    }


def words_of_batch() -> dict[str, str]:
    """Return those of the screen for many pictures at once."""
    return {
        "who": reverse("drafts_who"),
        "busy": _("Saving…"),
        "savedOne": _("1 photo is saved."),
        "savedMany": _("{number} photos are saved."),
        "leftOne": _("1 photo is not saved yet: see what is said there."),
        "leftMany": _("{number} photos are not saved yet: see what is said there."),
        "away": _("There is no connection, or the CMS does not answer. Try again later."),
        "denied": _("You may not do this. Ask a colleague who may."),
        "signedOut": _("You are not signed in any more. Sign in in another tab, then try again."),
        "retry": _("Try again"),
    }


def _troubles() -> dict[str, str]:
    """Return why a picture does not come along, to be read after its name."""
    return {
        "tooLarge": _("This file is larger than %(size)s. Save the photo smaller, then try again.")
        % {"size": filesizeformat(LARGEST_FILE)},
        "noPicture": _("This is no picture."),
        "empty": _("This file is empty, or it is a folder."),
        "denied": _("You may not add pictures here. Ask a colleague who may."),
        "away": _("It did not arrive: there is no connection, or the CMS does not answer."),
        "signedOut": _("It was not sent: you are not signed in any more."),
        "noPlace": _("There is no place for pictures here. They were not added."),
    }


def _progress() -> dict[str, str]:
    return {
        "hint": _("Let go: the photo comes here."),
        "hintField": _("Let go: this becomes the picture of this field."),
        "waiting": _("{name}: waiting"),
        "sending": _("{name}: {part} %"),
        "making": _("{name}: is being looked at"),
        "ready": _("{name}: added"),
        "failed": _("{name}: {why}"),
        "busy": _("Photos are being added…"),
        "doneOne": _("The photo is added. Say in one sentence what is in it."),
        "doneMany": _("{number} photos are added. Say of each what is in it."),
        "doneSome": _("{number} of {all} photos are added."),
        "doneNone": _("Nothing was added."),
        "retry": _("Try again: {name}"),
        "undo": _("Undo"),
        "changed": _("Something was changed since. Undo that first."),
        "close": _("Close"),
        "pasted": _("pasted"),
        "add": _("Add photos"),
        "addHelp": _("Choose one or more, or drop them where they belong."),
    }
