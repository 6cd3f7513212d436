"""What a name of a library must be for the project to work, and what breaks when it is not.

The tables of contracts stand in `tests/*/compat/`, one for each module of `compat`.
"""

import inspect
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True)
class Contract:
    """`breaks` is what somebody would notice; `takes` are parameters that are given by their
    names or in this order, `has` the members that are used or overridden."""

    breaks: str
    takes: str = ""
    has: str = ""

    def faults(self, name: str, found: object) -> list[str]:
        """Return in what way an object does not keep the contract, in sentences."""
        known = inspect.signature(found).parameters if self.takes else {}
        wanted = [f"{name}(… {each} …)" for each in self.takes.split() if each not in known]
        wanted += [f"{name}.{each}" for each in self.has.split() if not hasattr(found, each)]
        return [f"{each} is gone, so this breaks: {self.breaks}" for each in wanted]


Contracts = dict[str, Contract]


def check(module: ModuleType, name: str, contracts: Contracts) -> None:
    """Fail with what breaks if a name that a module of `compat` passes on is not what it was."""
    contract = contracts[name]
    assert hasattr(module, name), f"{name} is gone, so this breaks: {contract.breaks}"
    faults = contract.faults(name, getattr(module, name))
    assert not faults, "\n".join(faults)


def all_contracts() -> dict[str, Contracts]:
    """Return the tables of all modules of `compat`, by the names of these."""
    tables = {}
    for test in TESTS:
        for compat, table in import_module(test).CONTRACTS.items():
            tables[compat.__name__] = table
    return tables


TESTS = (
    "tests.cms.compat.test_wagtail",
    "tests.cms.compat.test_modelsearch",
    "tests.cms.compat.test_tasks",
    "tests.cms.compat.test_django",
    "tests.importers.compat.test_wagtail",
    "tests.frontend.compat.test_django",
)
