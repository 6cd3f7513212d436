"""A step that two administrators add to a workflow at once is there once, and no fault."""

from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow

from tests.attacks.crawl import fields_of


def test_a_step_that_somebody_added_meanwhile_is_refused(home, admin_user):
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)
    workflow, task = Workflow.objects.create(name="Stappen"), GroupApprovalTask.objects.create()
    address = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    form = fields_of(client.get(address).text, "cms/workflows/edit/<int:pk>/")
    form |= {"workflow_tasks-TOTAL_FORMS": "1", "workflow_tasks-0-task": str(task.pk)}
    form |= {"workflow_tasks-0-ORDER": "1", "workflow_tasks-0-id": ""}
    answers = [client.post(address, form).status_code for _ in range(2)]
    assert max(answers) < 500
    assert workflow.workflow_tasks.count() == 1
