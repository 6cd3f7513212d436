"""Propose the line of `newsroom.toml` for a component that is not known, if it looks like a block.

What a component has says what it is: a button has words and an address, a card of a person a name
and a picture. Of any other, nobody can say from here what it showed.
"""

import json
import re

from cms.profile.components import BLOCKS
from importers.problems import Problem

ATTRIBUTE = re.compile(r'(?:\A|, )([\w:.-]+)="')
# The attributes, in small letters, that fields are likely to be read from, the likeliest first.
LIKELY = {
    "to": "to href link url buttonlink buttonurl ctalink ctaurl target",
    "label": "label buttontext buttonlabel linktext ctatext cta text title",
    "name": "name naam fullname",
    "picture": "picture image photo foto avatar selfie portrait img src",
    "picture_alt": "picturealt imagealt photoalt fotoalt selfiealt alt",
    "starting_date": "startingdate startdate since sinds start",
    "hobbies": "hobbies",
}
NEEDED = {"call_to_action": ("label", "to"), "person_card": ("name", "picture")}


def line_for(problem: Problem) -> str:
    """Return the line for a component of which a problem tells; empty if it is like no block."""
    if problem.code != "component-unknown" or not str(problem.values["name"])[:1].isupper():
        return ""  # others have no place in `[components]`
    names = ATTRIBUTE.findall(str(problem.values.get("attributes", "")))
    for block, needed in NEEDED.items():
        found = {field: _likely(field, names) for field in BLOCKS[block]}
        if all(found[field] for field in needed):
            return f"[components]  {problem.values['name']} = {_value(block, found)}"
    return ""


def _likely(field: str, names: list[str]) -> str:
    return next((name for name in LIKELY[field].split() if name in names), "")


def _value(block: str, found: dict[str, str]) -> str:
    """Return the name of the block, with the attributes that are not the usual ones."""
    usual = BLOCKS[block]
    others = {key: name for key, name in found.items() if name and name != usual[key].lower()}
    if not others:
        return json.dumps(block)
    said = ", ".join(f"{key} = {json.dumps(name)}" for key, name in others.items())
    return f"{{ block = {json.dumps(block)}, {said} }}"
