"""The action at the end of a workflow. Wagtail imports it before the models are loaded."""


def publish_approved(workflow_state, user=None) -> None:
    from cms.admin.checks import publish_hooks

    publish_hooks.publish_approved(workflow_state, user)
