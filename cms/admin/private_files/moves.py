"""Who may move a file to where more people see it: whoever may say who sees its collection."""

from django.utils.translation import gettext as _
from wagtail.models import Collection
from wagtail.permissions import policy_registry


def may_move(user, former: Collection, new: Collection) -> bool:
    """Return True unless the file loses a restriction that the user may not take away."""
    kept = set(new.get_view_restrictions())
    lost = [each for each in former.get_view_restrictions() if each not in kept]
    may = policy_registry.get_by_type(Collection).user_has_permission_for_instance
    return all(may(user, "change", each.collection) for each in lost)


def refusal(former: Collection) -> str:
    text = _("“%(collection)s” is private. You may not move anything from it to where others see.")
    return text % {"collection": former.name}
