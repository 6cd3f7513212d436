"""What Wagtail calls at the end of a workflow. Wagtail imports it before there are models."""


def publish_approved(workflow_state, user=None) -> None:
    from cms.admin.checks import publish_hooks

    publish_hooks.publish_approved(workflow_state, user)
