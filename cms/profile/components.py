"""The names of the components of the migrated site, and of their attributes.

    [components]
    ProfileCard = "person_card"

    [components.ActionBox]
    block = "call_to_action"
    label = "buttonText"

A component without a table has the attributes in `BLOCKS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.profile.toml_table import Table, shown

# The fields of each block that a component can become, with the default attribute for each.
BLOCKS: dict[str, dict[str, str]] = {
    "person_card": {
        "name": "name",
        "picture": "picture",
        "picture_alt": "pictureAlt",
        "starting_date": "startingDate",
        "hobbies": "hobbies",
    },
    "call_to_action": {"label": "label", "to": "to"},
}


@dataclass(frozen=True)
class Component:
    """A component of the migrated site: its block type, and its attributes by field."""

    block: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    def attribute(self, name: str) -> str:
        """Return the attribute that a field of the block is read from."""
        return self.attributes.get(name) or BLOCKS[self.block][name]


Components = Mapping[str, Component]


def as_json(components: Components) -> dict[str, dict]:
    """Return the components as stored in the database."""
    return {
        name: {"block": each.block, "attributes": dict(each.attributes)}
        for name, each in components.items()
    }


def from_json(stored: Mapping[str, dict]) -> dict[str, Component]:
    return {name: Component(**values) for name, values in stored.items()}


def read_components(table: Table) -> dict[str, Component]:
    """Return the components by name. Errors are added to the problems of the table."""
    found = {name: _read(table, name) for name in table.names()}
    return {name: component for name, component in found.items() if component}


def _read(table: Table, name: str) -> Component | None:
    value = table.value(name)
    if not name[:1].isupper():
        table.refuse(name, _("must begin with a capital, as components do"))
        return None
    inner = Table(value, table.problems, table.key(name)) if isinstance(value, dict) else None
    block = inner.value("block") if inner else value
    if block not in BLOCKS:
        names = ", ".join(f'"{each}"' for each in BLOCKS)
        values = {"names": names, "value": shown(block)}
        key = f"{name}.block" if inner else name
        table.refuse(key, _("must be one of %(names)s, not %(value)s") % values)
        return None
    if inner is None:
        return Component(block)
    attributes = {key: inner.text(key) for key in BLOCKS[block]}
    inner.refuse_others()
    return Component(block, {key: value for key, value in attributes.items() if value})
