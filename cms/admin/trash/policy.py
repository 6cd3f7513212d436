"""Which pages an editor may work with: none of those in the trash, not even as a superuser.

Groups have their permissions on pages of the site's own tree, and the trash is a tree of its own,
so for them there is nothing to do.
"""

from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.admin.trash.tree import IN_TRASH


class PolicyOutsideTrash(PagePermissionPolicy):
    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).exclude(IN_TRASH)

    def explorable_instances(self, user):
        return super().explorable_instances(user).exclude(IN_TRASH)

    def instances_with_direct_explore_permission(self, user):
        """A superuser starts at the roots of all trees, and the explorer knows only one."""
        pages = super().instances_with_direct_explore_permission(user)
        return pages.exclude(IN_TRASH) if user.is_superuser else pages
