"""System check: the site can show each type of page and of block that editors can make."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from cms.models.base import SitePage
from cms.models.blocks.body import BodyBlock
from frontend.checks import TYPES

HINT = "docs/extending.md shows all files of a type."


@register(TYPES)
def check_site_types(app_configs, **kwargs) -> list[CheckMessage]:
    # Imported here: it takes a third of a second, and most commands do not need the site.
    from frontend.blocks.base import Block
    from frontend.content.registry import classes_in
    from frontend.page_types.base import Page

    models = [model._meta.label for model in apps.get_models() if issubclass(model, SitePage)]
    pages = _unknown(models, classes_in("frontend.page_types", Page))  # type: ignore[type-abstract]  # no instances
    blocks = _unknown(BodyBlock.base_blocks, classes_in("frontend.blocks", Block))  # type: ignore[type-abstract]  # no instances
    return [
        *(_error(f"frontend/page_types/ has no file for pages of type {name}.") for name in pages),
        *(_error(f"frontend/blocks/ has no file for blocks of type {name}.") for name in blocks),
    ]


def _unknown(names, types: tuple[type, ...]) -> Iterator[str]:
    known = {getattr(cls, "type_name", None) for cls in types}
    return (name for name in names if name not in known)


def _error(message: str) -> Error:
    return Error(message, hint=HINT, id="cms.E001")
