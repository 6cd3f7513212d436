"""What is asked of the settings beyond Django: most of it by `check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning

from cms.admin.page_tree.check import find
from cms.setup.readiness import database_problem


@register()
def former_settings_are_gone(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        CheckWarning(f"{name} does nothing any more: {why}. Remove it.", id="cms.W001")
        for name, why in settings.FORMER_SETTINGS.items()
    ]


@register(deploy=True)
def mail_is_sent(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without a mail server passwords cannot be reset, and what is printed holds secrets."""
    if "smtp" in settings.MAIL_TRANSPORT or not settings.MAIL_TRANSPORT.startswith("django."):
        return []
    return [Error("EMAIL_URL is not set: no mail is sent, it is printed.", id="cms.E002")]


@register(deploy=True)
def database_is_migrated(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    problem = database_problem()
    return [Error(f"The database cannot be used: {problem}.", id="cms.E003")] if problem else []


@register(deploy=True)
def tree_is_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found = [] if database_problem() else list(find())
    if not found:
        return []
    text = f"The tree of pages has {len(found)} faults. `manage.py check_tree` names them."
    return [CheckWarning(text, id="cms.W002")]
