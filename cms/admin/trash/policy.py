"""Wagtail's permission policy for pages, without the pages in the trash, for superusers as well."""

from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.admin.trash.tree import IN_TRASH, trashed


class PolicyOutsideTrash(PagePermissionPolicy):
    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).exclude(IN_TRASH)

    def explorable_instances(self, user):
        return super().explorable_instances(user).exclude(IN_TRASH)

    def instances_with_direct_explore_permission(self, user):
        """Return the topmost pages of the explorer, without the trash.

        Wagtail's explorer supports a single root only, so a superuser gets the first one. A group
        may have permissions for a page that is in the trash by now.
        """
        pages = super().instances_with_direct_explore_permission(user)
        if user.is_superuser:
            return list(pages.exclude(IN_TRASH).order_by("path")[:1])
        in_trash = trashed(pages)
        return [page for page in pages if page.pk not in in_trash]
