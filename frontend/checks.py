"""System checks that each type of page and of block has all its parts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.templatetags.static import static

TYPES = "types"  # the tag of all checks that a new type of page or block can fail
NAMES = ("type_name", "template")
HINT = "docs/extending.md shows all parts of a type."


@register(TYPES)
def check_types(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    # Imported here: it takes a third of a second, and most commands do not run checks.
    from frontend.blocks.base import Block
    from frontend.content.registry import classes_in
    from frontend.page_types.base import Page

    blocks = classes_in("frontend.blocks", Block)  # type: ignore[type-abstract]  # no instances
    pages = classes_in("frontend.page_types", Page)  # type: ignore[type-abstract]  # no instances
    return [*problems(blocks, NAMES), *problems(pages, (*NAMES, "label"))]


@register(deploy=True)
def hosts_are_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """With `*`, whoever sends a request chooses the host in what is answered."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    message = "ALLOWED_HOSTS is *: the server answers to any name."
    return [Error(message, hint="Name the hosts of the site.", id="frontend.E004")]


@register(deploy=True)
def static_files_are_collected(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without the list of their names every page is an error."""
    try:
        static("frontend/site.js")
    except ValueError:
        pass
    else:
        return []
    message = f"There are no collected static files in {settings.STATIC_ROOT}."
    return [Error(message, hint="Run `make install` with this STATIC_ROOT.", id="frontend.E005")]


def first_problem() -> str:
    """Return what is wrong with the first type that cannot be shown, or ""."""
    return next((found.msg for found in run_checks(tags=[TYPES]) if found.is_serious()), "")


def problems(types: Iterable[type], names: Iterable[str]) -> list[CheckMessage]:
    """Return an error for each missing attribute, missing method, template or duplicate name."""
    types, names = list(types), list(names)
    counts = Counter(getattr(cls, "type_name", None) for cls in types)
    return [
        *(error for cls in types for error in _missing(cls, names)),
        *(
            Error(f"{number} types have the name {name!r} in the API.", id="frontend.E003")
            for name, number in counts.items()
            if name is not None and number > 1
        ),
    ]


def _missing(cls: type, names: Iterable[str]) -> Iterable[CheckMessage]:
    place = f"{cls.__module__}.{cls.__qualname__}"
    methods = sorted(getattr(cls, "__abstractmethods__", ()))
    parts = [*(name for name in names if not hasattr(cls, name)), *(f"{m}()" for m in methods)]
    for part in parts:
        yield Error(f"{place} has no {part}.", hint=HINT, obj=cls, id="frontend.E001")
    if hasattr(cls, "template"):
        try:
            get_template(cls.template)
        except (TemplateDoesNotExist, TemplateSyntaxError) as reason:
            message = f"The template of {place} cannot be used: {cls.template} ({reason})."
            yield Error(message, hint=HINT, obj=cls, id="frontend.E002")
