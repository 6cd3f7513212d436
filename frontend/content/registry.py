"""Find the classes of a package that has one module for each of them."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

T = TypeVar("T")


def classes_in(package: str, base: type[T]) -> tuple[type[T], ...]:
    """Import all modules of a package, and return the subclasses of `base` that they define."""
    folder = import_module(package).__path__
    modules = [import_module(found.name) for found in iter_modules(folder, f"{package}.")]
    return tuple(
        found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, base)
        and found is not base
        and found.__module__ == module.__name__
    )
