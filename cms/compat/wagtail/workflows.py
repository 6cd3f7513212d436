"""Undocumented names of Wagtail's workflows."""

from collections.abc import Callable

from wagtail.models import GroupApprovalTask

_stock_actions = GroupApprovalTask.get_actions


def choose_reviews(choose: Callable[[list[tuple], object, object], list[tuple]]) -> None:
    """Let a function choose from the actions of an approver: `choose(actions, page, user)`.

    Each action is a name, a label, and whether a window asks for a remark. All screens and views
    of workflows ask the task for them.
    """

    def get_actions(self, obj, user):
        return choose(_stock_actions(self, obj, user), obj, user)

    GroupApprovalTask.get_actions = get_actions
