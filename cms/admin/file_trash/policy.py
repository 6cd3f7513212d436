"""Wagtail's permission policies, for which files in the trash are not there, for nobody."""

from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.admin.consent.models import Consent
from cms.admin.consent.proofs import PolicyWithoutProofs
from cms.admin.file_trash.models import DeletedFile
from cms.compat.wagtail.models import CollectionOwnershipPermissionPolicy
from cms.models import SiteImage


class OutsideTrash(CollectionOwnershipPermissionPolicy):
    kind: str

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.exclude(pk__in=trashed(self.kind))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        if not allowed or instance.pk in trashed(self.kind):
            return False
        return set(actions) != {"delete"} or may_take_away(user, instance)

    def may_restore(self, user, instance) -> bool:
        """Return True if the file is the user's own, or the user may delete those of others."""
        allowed = super().user_has_any_permission_for_instance(user, ["delete"], instance)
        return allowed and (publishes(user) or instance.uploaded_by_user_id == user.pk)


class PicturesOutsideTrash(OutsideTrash):
    kind = "image"


class DocumentsOutsideTrash(OutsideTrash, PolicyWithoutProofs):
    kind = "document"


def publishes(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def may_take_away(user, file) -> bool:
    """Return True if the site keeps what it shows, or the user may publish anyway.

    Who does not publish deletes only what they uploaded, while no live page and no setting has it
    and no consent is recorded for it.
    """
    if publishes(user):
        return True
    if file.uploaded_by_user_id != user.pk or Consent.objects.filter(image__in=_picture(file)):
        return False
    return not any(_matters(used_by) for used_by, _references in file.get_usage())


def _picture(file) -> list[SiteImage]:
    return [file] if isinstance(file, SiteImage) else []


def _matters(used_by) -> bool:
    return used_by.live if isinstance(used_by, Page) else True


def trashed(kind: str) -> list[int]:
    """Return the ids of the pictures or documents in the trash: `kind` is the field of either."""
    entries = DeletedFile.objects.exclude(**{kind: None})
    return list(entries.values_list(kind, flat=True))


def may_restore(user, entry: DeletedFile) -> bool:
    return policy_registry.get_by_type(type(entry.file)).may_restore(user, entry.file)


def may_delete_for_good(user, entry: DeletedFile) -> bool:
    return may_restore(user, entry) and user.has_perm("trash.delete_deletedpage")
