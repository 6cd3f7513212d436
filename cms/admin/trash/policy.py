"""Which pages an editor may work with: none of those in the trash, not even as a superuser."""

from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.admin.trash.tree import IN_TRASH, trashed


class PolicyOutsideTrash(PagePermissionPolicy):
    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).exclude(IN_TRASH)

    def explorable_instances(self, user):
        return super().explorable_instances(user).exclude(IN_TRASH)

    def instances_with_direct_explore_permission(self, user):
        """Wagtail's explorer knows one tree, and fails for who starts in two.

        A superuser starts at the first root, not at all of them. A group may have its permissions
        on a page that is in the trash now.
        """
        pages = super().instances_with_direct_explore_permission(user)
        if user.is_superuser:
            return list(pages.exclude(IN_TRASH).order_by("path")[:1])
        gone = trashed(pages)
        return [page for page in pages if page.pk not in gone]
