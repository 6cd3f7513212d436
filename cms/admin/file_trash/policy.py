"""Wagtail's permission policies, for which files in the trash are not there, for nobody."""

from wagtail.permissions import policy_registry

from cms.admin.consent.proofs import PolicyWithoutProofs
from cms.admin.file_trash.models import DeletedFile
from cms.compat.wagtail.models import CollectionOwnershipPermissionPolicy


class PicturesOutsideTrash(CollectionOwnershipPermissionPolicy):
    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.exclude(pk__in=trashed("image"))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and instance.pk not in trashed("image")

    def may_restore(self, user, instance) -> bool:
        """Return True if the user might delete the file, if it were not in the trash."""
        return super().user_has_any_permission_for_instance(user, ["delete"], instance)


class DocumentsOutsideTrash(PolicyWithoutProofs):
    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.exclude(pk__in=trashed("document"))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and instance.pk not in trashed("document")

    def may_restore(self, user, instance) -> bool:
        """Return True if the user might delete the file, if it were not in the trash."""
        return super().user_has_any_permission_for_instance(user, ["delete"], instance)


def trashed(kind: str) -> list[int]:
    """Return the ids of the pictures or documents in the trash: `kind` is the field of either."""
    entries = DeletedFile.objects.exclude(**{kind: None})
    return list(entries.values_list(kind, flat=True))


def may_restore(user, entry: DeletedFile) -> bool:
    return policy_registry.get_by_type(type(entry.file)).may_restore(user, entry.file)


def may_delete_for_good(user, entry: DeletedFile) -> bool:
    return may_restore(user, entry) and user.has_perm("trash.delete_deletedpage")
