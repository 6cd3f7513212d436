"""What the CMS takes of Wagtail's workflows beyond their documentation does what it did."""

from types import SimpleNamespace

import pytest

from cms.compat.wagtail import workflows


@pytest.mark.django_db
def test_all_that_an_approver_may_do_is_asked_of_the_task(monkeypatch):
    """Otherwise nobody keeps an editor from approving what they alone wrote."""
    task = workflows.GroupApprovalTask
    monkeypatch.setattr(task, "get_actions", task.get_actions)
    workflows.choose_reviews(lambda actions, page, user: [*actions, ("page", page, user)])
    superuser = SimpleNamespace(is_superuser=True)
    actions = task().get_actions("a page", superuser)
    assert [name for name, _, _ in actions] == ["reject", "approve", "approve", "page"]
    assert actions[-1] == ("page", "a page", superuser)
