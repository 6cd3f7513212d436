"""Convert MDX components to blocks: one handler for each block that a component can become.

The names of components and of their attributes are data (`cms.profile.components`). A handler gets
the attributes (names in lower case), the rich text of the content, and the place; it returns
blocks. An unknown component loses its tag, which a finding reports with its attributes; its content
stays.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cms.models.blocks.body import CallToActionBlock, PersonCardBlock
from cms.profile.components import BLOCKS, Component
from importers.markdown.editor_html import editor_form
from importers.markdown.findings import Block, Findings, InternalLink, PictureUse
from web_address import WebAddress, read_address

Attributes = dict[str, str]
Handler = Callable[[Component, Attributes, str, "ComponentUse"], list[Block]]
ACTION_FEATURES = tuple(CallToActionBlock.base_blocks["text"].features)
CARD_TEXTS = ("name", "starting_date", "hobbies")


@dataclass(frozen=True)
class ComponentUse:
    """One use of a component: its name, its line, and the findings to report to."""

    name: str
    line: int
    findings: Findings


def person_card(
    component: Component, attributes: Attributes, html: str, use: ComponentUse
) -> list[Block]:
    """Return a person card, and after it the text within the component."""
    fields = _fields(component, attributes, use)
    value: dict = {key: _limited(PersonCardBlock, key, fields[key], use) for key in CARD_TEXTS}
    if fields["picture"]:
        value["picture"] = PictureUse(fields["picture"], fields["picture_alt"], "", use.line)
    if not value["name"]:
        return _incomplete(component.attribute("name"), attributes, html, use)
    return [Block("person_card", value), *_text(html)]


def call_to_action(
    component: Component, attributes: Attributes, html: str, use: ComponentUse
) -> list[Block]:
    """Return a call to action that holds the text within the component."""
    fields = _fields(component, attributes, use)
    label, target = fields["label"], fields["to"]
    address = _address(target)
    if not label or address is None:
        missing = component.attribute("to" if label else "label")
        return _incomplete(missing, attributes, html, use)
    label = _limited(CallToActionBlock.base_blocks["button"], "label", label, use)
    if not address.scheme:
        use.findings.links.append(InternalLink(target, use.line))
    text = editor_form(html, ACTION_FEATURES) if html else ""
    button = {"label": label, "page": None, "url": target}
    return [Block("call_to_action", {"text": text, "button": button})]


HANDLERS: dict[str, Handler] = {"person_card": person_card, "call_to_action": call_to_action}


def block_of(
    name: str, attributes: Attributes, html: str, findings: Findings, line: int
) -> list[Block]:
    """Return the blocks of a component. An unknown one gives none, and is reported."""
    component = findings.components.get(name)
    if component is None:
        if attributes:
            findings.warn("component-unknown", line, name=name, attributes=_listed(attributes))
        else:
            findings.warn("component-left-out", line, name=name)
        return []
    use = ComponentUse(name, line, findings)
    blocks = HANDLERS[component.block](component, attributes, html, use)
    findings.warn("component", line, name=name)
    return blocks


def _fields(component: Component, attributes: Attributes, use: ComponentUse) -> dict[str, str]:
    """Return the value of each field of the block; report attributes that give none."""
    names = {key: component.attribute(key).lower() for key in BLOCKS[component.block]}
    unknown = {name: attributes[name] for name in attributes if name not in names.values()}
    if unknown:
        use.findings.warn("component-attributes", use.line, attributes=_listed(unknown))
    return {key: attributes.get(name, "") for key, name in names.items()}


def _limited(block, key: str, words: str, use: ComponentUse) -> str:
    """Return the text; report an error if it is longer than its field."""
    children = block.child_blocks if hasattr(block, "child_blocks") else block.base_blocks
    limit = children[key].field.max_length
    if len(words) > limit:
        use.findings.error("too-long", use.line, key=key, limit=limit, length=len(words))
    return words


def _incomplete(missing: str, attributes: Attributes, html: str, use: ComponentUse) -> list[Block]:
    values = {"name": use.name, "missing": missing, "attributes": _listed(attributes)}
    use.findings.warn("component-incomplete", use.line, **values)
    return _text(html)


def _text(html: str) -> list[Block]:
    return [Block("text", html)] if html else []


def _listed(attributes: Attributes) -> str:
    return ", ".join(f'{key}="{value}"' for key, value in attributes.items()) or "–"


def _address(target: str) -> WebAddress | None:
    """Return the parts of an address that a button may have, or None."""
    address = read_address(target) if target else None
    return address if address and address.scheme in ("", "http", "https") else None
