"""The groups and their permissions, and the workflow in which a second person approves a page.

Existing groups are not changed, even if they were renamed; the profile gives their first names.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowTask,
)

from cms.compat.wagtail.models import GroupCollectionPermission, WorkflowPage
from cms.profile.schema import RoleNames

WRITER, EDITOR, ADMINISTRATOR, FORMS = "writer", "editor", "administrator", "forms"

ALL = ("add", "change", "delete")
FILES = ("add_image", "change_image", "choose_image")
DOCUMENTS = ("add_document", "change_document", "choose_document")


@dataclass(frozen=True)
class Role:
    """The names of permissions for pages below the home page, for models, and for collections."""

    pages: tuple[str, ...]
    models: tuple[str, ...]
    collections: tuple[str, ...] = ()
    has_files: bool = True


def _model(label: str, *actions: str) -> tuple[str, ...]:
    app, model = label.split(".")
    return tuple(f"{app}.{action}_{model}" for action in actions)


_WRITES = Role(
    pages=("add_page", "change_page"),
    models=(
        "wagtailadmin.access_admin",
        "wagtailredirects.view_redirect",
        "consent.add_consent",
    ),
)
_PUBLISHES = Role(
    pages=(*_WRITES.pages, "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    models=(
        *_WRITES.models,
        *_model("cms.category", *ALL),
        *_model("cms.synonym", *ALL),
        *_model("cms.searchmiss", "view", "delete"),
        *_model("wagtailredirects.redirect", *ALL),
        "consent.change_consent",
        "consent.view_person",
    ),
)
ROLES = {
    WRITER: _WRITES,
    EDITOR: _PUBLISHES,
    ADMINISTRATOR: Role(
        pages=_PUBLISHES.pages,
        models=(
            *_PUBLISHES.models,
            *_model("cms.sitedetails", "change"),
            *_model("rich_text.textformats", "change"),
            *_model("checks.checklevels", "change"),
            *_model("second_step.signinrules", "change"),
            *_model("trash.deletedpage", "delete"),
            *_model("consent.person", "delete"),
            "publishing.publish_alone",
            *_model("auth.user", *ALL),
            *_model("auth.group", *ALL),
            *_model("wagtailcore.workflow", *ALL),
            *_model("wagtailcore.task", *ALL),
        ),
        collections=_model("wagtailcore.collection", *ALL),
    ),
    # Reads what visitors sent, which nobody else does: not even administrators, until they join.
    FORMS: Role(
        pages=(),
        models=(
            "wagtailadmin.access_admin",
            *_model("forms.answer", "view", "change", "delete"),
        ),
        has_files=False,
    ),
}


def make_roles(home: Page, names: RoleNames, known: dict[str, int]) -> dict[str, int]:
    """Create the groups and their workflow, unless one exists, in place of Wagtail's own.

    `known` are the keys of the groups by role and of the workflow, as returned by this function.
    """
    called = {role: getattr(names, role) for role in ROLES}
    keys = [known[role] for role in ROLES if role in known]
    there = Group.objects.filter(Q(pk__in=keys) | Q(name__in=called.values()))
    if there.exists():
        by_name = {group.name: group.pk for group in there}
        found = {role: by_name[name] for role, name in called.items() if name in by_name} | known
        return _with_forms(found, called[FORMS], home)
    _remove_stock_groups()
    groups = {role: _make_group(called[role], ROLES[role], home) for role in ROLES}
    workflow = _make_workflow(names, [groups[EDITOR], groups[ADMINISTRATOR]], home)
    return {role: group.pk for role, group in groups.items()} | {"workflow": workflow.pk}


def _with_forms(known: dict[str, int], name: str, home: Page) -> dict[str, int]:
    """Return the groups with that of forms, which sites of former releases do not have."""
    if FORMS in known:
        return known
    return known | {FORMS: _make_group(name, ROLES[FORMS], home).pk}


def _remove_stock_groups() -> None:
    """Delete Wagtail's English groups and their workflow, unless they are in use."""
    stock = Group.objects.filter(name__in=("Moderators", "Editors"), user=None)
    stock_workflow = Workflow.objects.filter(name="Moderators approval", workflow_states=None)
    if stock.count() == 2 and stock_workflow.exists():
        tasks = list(stock_workflow.get().tasks)
        stock_workflow.delete()
        for task in tasks:
            task.delete()
        stock.delete()


def _make_group(name: str, role: Role, home: Page) -> Group:
    group = Group.objects.create(name=name)
    group.permissions.set(_permission(full_name) for full_name in role.models)
    for codename in role.pages:
        GroupPagePermission.objects.create(
            group=group, page=home, permission=_permission(f"wagtailcore.{codename}")
        )
    root = Collection.get_first_root_node()
    files = [f"wagtailimages.{name}" for name in FILES]
    documents = [f"wagtaildocs.{name}" for name in DOCUMENTS]
    for full_name in (*files, *documents, *role.collections) if role.has_files else ():
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=_permission(full_name)
        )
    return group


def _permission(full_name: str) -> Permission:
    app, codename = full_name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _make_workflow(names: RoleNames, approvers: list[Group], home: Page) -> Workflow:
    """Create the workflow for all pages: a writer can submit from the first day on."""
    task = GroupApprovalTask.objects.create(name=names.task)
    task.groups.set(approvers)
    workflow = Workflow.objects.create(name=names.workflow)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    return workflow
