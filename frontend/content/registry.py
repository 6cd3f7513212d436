"""Find the classes of a package that has one module for each of them."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

T = TypeVar("T")


def classes_in(package: str, base: type[T]) -> tuple[type[T], ...]:
    """Import all modules of a package, and return the subclasses of `base` that they define."""
    folder = import_module(package).__path__
    modules = [import_module(info.name) for info in iter_modules(folder, f"{package}.")]
    return tuple(
        cls
        for module in modules
        for cls in vars(module).values()
        if isinstance(cls, type)
        and issubclass(cls, base)
        and cls is not base
        and cls.__module__ == module.__name__
    )
