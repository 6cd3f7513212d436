"""What each role may do, in words for whoever chooses one for a colleague."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from cms.models.site_profile import profile_in_force


def explained_roles() -> list[tuple[int, str, str]]:
    """Return key, name and explanation of each role, those of the site first."""
    known = profile_in_force().roles
    texts = {known[role]: text for role, text in _explanations().items() if role in known}
    groups = sorted(Group.objects.order_by("name"), key=lambda group: _place(group, texts))
    return [(group.pk, group.name, texts.get(group.pk, "")) for group in groups]


def _place(group: Group, texts: dict[int, str]) -> int:
    return list(texts).index(group.pk) if group.pk in texts else len(texts)


def _explanations() -> dict[str, str]:
    return {
        "writer": _("Writes stories and pages, and adds pictures. Somebody else publishes them."),
        "editor": _(
            "Also publishes, plans, moves and deletes pages, and looks after the categories and the"
            " menu."
        ),
        "administrator": _(
            "Also invites colleagues, and changes the settings and the details of the site."
        ),
    }
