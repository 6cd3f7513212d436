"""What libraries keep to themselves is named in modules of `compat` alone, each with a contract."""

import ast
import inspect
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.contracts import all_contracts
from tests.documented import DOCUMENTED_ATTRIBUTES, is_documented

ROOT = Path(__file__).resolve().parent.parent
OWN = ("cms", "importers", "frontend")
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
BY_NAME = ("getattr", "setattr", "hasattr", "delattr", "attrgetter")


def is_private(name: object) -> bool:
    return (
        isinstance(name, str)
        and name.startswith("_")
        and name.isidentifier()
        and not name.startswith("__")
        and name != "_"
    )


@dataclass(frozen=True)
class Source:
    """A module of the project."""

    path: Path

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_compat(self) -> bool:
        return "compat" in self.name.split(".")

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text("utf-8"))

    def imports(self) -> Iterator[tuple[int, str, str]]:
        """Yield line, module and name of what is imported from elsewhere."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, node.module, alias.name) for alias in node.names)

    def own_names(self) -> set[str]:
        """Return the private names that this module itself gives to something."""
        names = set()
        for node in ast.walk(self.tree):
            if isinstance(node, FUNCTIONS | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif is_set_on(node, ("self", "cls")):
                names.add(node.attr)
        return names

    def foreign_names(self) -> Iterator[tuple[int, str]]:
        """Yield line and name of each private name that the module did not make itself."""
        allowed = self.own_names() | DOCUMENTED_ATTRIBUTES
        for line, name in self.private_names():
            if name not in allowed:
                yield line, name

    def private_names(self) -> Iterator[tuple[int, str]]:
        for node in ast.walk(self.tree):
            for name in names_in(node):
                if is_private(name):
                    yield node.lineno, name

    def patches(self) -> Iterator[tuple[int, str]]:
        """Yield where something is put into a module or class of a library."""
        libraries = {name for _, module, name in self.imports() if is_foreign(module)}
        for node in ast.walk(self.tree):
            if is_set_on(node, libraries):
                yield node.lineno, f"{node.value.id}.{node.attr}"


def is_set_on(node: ast.AST, names: Container[str]) -> bool:
    """Return True if something is made an attribute of an object with one of the names."""
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id in names
    )


def names_in(node: ast.AST) -> list[object]:
    """Return the names of attributes, arguments and imports in one node."""
    match node:
        case ast.Attribute(attr=name):
            return [name]
        case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=args):
            given = [each.value for each in args if isinstance(each, ast.Constant)]
            return [keyword.arg for keyword in node.keywords] + given * (function in BY_NAME)
        case ast.ImportFrom(module=module):
            return [*module.split("."), *(alias.name for alias in node.names)]
    return []


def is_foreign(module: str) -> bool:
    return module.split(".")[0] not in (*OWN, "tests")


@cache
def sources() -> list[Source]:
    files = (file for package in OWN for file in sorted((ROOT / package).rglob("*.py")))
    return [Source(file) for file in files if "migrations" not in file.parts]


def places(found: Iterator[tuple[int, str]], source: Source) -> list[str]:
    return [f"{source.path.relative_to(ROOT)}:{line} {name}" for line, name in found]


COMPAT = [source for source in sources() if source.is_compat]


def test_no_private_name_of_a_library_stands_outside_compat():
    found = [
        place
        for source in sources()
        if not source.is_compat
        for place in places(source.foreign_names(), source)
    ]
    assert not found, "\n".join(found)


def test_no_library_is_changed_outside_compat():
    found = [
        place
        for source in sources()
        if not source.is_compat
        for place in places(source.patches(), source)
    ]
    assert not found, "\n".join(found)


def test_what_is_imported_is_documented_or_stands_in_compat():
    found = [
        f"{source.path.relative_to(ROOT)}:{line} {module}.{name}"
        for source in sources()
        if not source.is_compat
        for line, module, name in source.imports()
        if is_foreign(module) and not is_documented(module, name)
    ]
    assert not found, "not in tests/documented.txt:\n" + "\n".join(found)


def classes(module: str) -> Iterator[tuple[type, set[str]]]:
    """Yield the classes of a module, each with the names that its body gives."""
    loaded = import_module(module)
    for node in Source(Path(loaded.__file__)).tree.body:
        if isinstance(node, ast.ClassDef):
            names = {each.name for each in node.body if isinstance(each, FUNCTIONS)}
            for each in node.body:
                names |= {
                    name.id
                    for name in ast.walk(each)
                    if isinstance(each, ast.Assign | ast.AnnAssign)
                    and isinstance(name, ast.Name)
                    and isinstance(name.ctx, ast.Store)
                }
            yield getattr(loaded, node.name), names


LOADABLE = [
    source.name
    for source in sources()
    if not source.name.endswith((".settings", ".wsgi", ".asgi", ".application", ".serve"))
]


@pytest.mark.parametrize("module", LOADABLE)
def test_what_a_class_overrides_of_a_library_is_public_or_under_contract(module):
    """A method that a library renames is not called any more, and nothing says so."""
    contracts = {
        getattr(import_module(compat), name): contract
        for compat, table in all_contracts().items()
        for name, contract in table.items()
    }
    forgotten = []
    for kind, names in classes(module):
        for base in kind.__mro__[1:]:
            if is_foreign(base.__module__):
                shared = {name for name in names if hasattr(base, name)} - {"__init__"}
                private = set(filter(is_private, shared)) if ".compat" not in module else set()
                if base in contracts:
                    shared -= set(contracts[base].has.split())
                    private |= {name for name in shared if not name.startswith("__")}
                forgotten += [f"{kind.__name__}.{n} of {base.__name__}" for n in sorted(private)]
    assert not forgotten, "\n".join(forgotten)


@pytest.mark.parametrize("source", COMPAT, ids=lambda s: s.name)
def test_each_name_that_compat_passes_on_has_a_contract(source):
    passed_on = getattr(import_module(source.name), "__all__", [])
    assert sorted(passed_on) == sorted(all_contracts().get(source.name, {}))


@pytest.mark.parametrize("source", COMPAT, ids=lambda s: s.name)
def test_each_function_of_compat_is_called_by_a_test(source):
    module = import_module(source.name)
    own = {
        name
        for name, value in vars(module).items()
        if (inspect.isfunction(value) or inspect.isclass(value)) and value.__module__ == source.name
    }
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests").glob("*/compat/test_*.py"))
    assert not {name for name in own if name not in tests}
