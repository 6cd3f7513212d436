"""Convert MDX components to blocks: one handler for each known name.

A handler gets the attributes (names in lower case), the rich text of the content, and the line; it
returns blocks. A component without a handler loses its tag, which a finding reports with its
attributes; its content stays.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from cms.models.blocks import CallToActionBlock, PersonCardBlock
from importers.markdown.editor_html import editor_form
from importers.markdown.findings import Block, Findings, InternalLink, PictureUse

Attributes = dict[str, str]
Handler = Callable[[Attributes, str, Findings, int], list[Block]]
ACTION_FEATURES = tuple(CallToActionBlock.base_blocks["text"].features)
CARD_KEYS = {"name": "name", "startingdate": "starting_date", "hobbies": "hobbies"}


def person_card(attributes: Attributes, html: str, findings: Findings, line: int) -> list[Block]:
    """`name`, `selfie`, `selfieAlt`, `startingDate`, `hobbies`: a person card."""
    value: dict = {key: attributes.get(name, "") for name, key in CARD_KEYS.items()}
    value = {key: _limited(PersonCardBlock, key, value[key], findings, line) for key in value}
    selfie = attributes.get("selfie", "")
    if selfie:
        value["picture"] = PictureUse(selfie, attributes.get("selfiealt", ""), "", line)
    _warn_of_unknown(attributes, {*CARD_KEYS, "selfie", "selfiealt"}, findings, line)
    if not value["name"]:
        return _nameless("MaatjeSelfieCard", "name", attributes, html, findings, line)
    return [Block("person_card", value), *_text(html)]


def call_to_action(attributes: Attributes, html: str, findings: Findings, line: int) -> list[Block]:
    """`buttonText`, `to`, and rich text within: a call to action."""
    label, target = attributes.get("buttontext", ""), attributes.get("to", "")
    _warn_of_unknown(attributes, {"buttontext", "to"}, findings, line)
    if not label or not _is_address(target):
        missing = "to" if label else "buttonText"
        return _nameless("CardInformation", missing, attributes, html, findings, line)
    label = _limited(CallToActionBlock.base_blocks["button"], "label", label, findings, line)
    if not urlsplit(target).scheme:
        findings.links.append(InternalLink(target, line))
    text = editor_form(html, ACTION_FEATURES) if html else ""
    button = {"label": label, "page": None, "url": target}
    return [Block("call_to_action", {"text": text, "button": button})]


HANDLERS: dict[str, Handler] = {
    "MaatjeSelfieCard": person_card,
    "CardInformation": call_to_action,
}


def block_of(
    name: str, attributes: Attributes, html: str, findings: Findings, line: int
) -> list[Block]:
    """Return the blocks of a component. An unknown one gives none, and is reported."""
    handler = HANDLERS.get(name)
    if handler is None:
        findings.warn("component-unknown", line, name=name, attributes=_listed(attributes))
        return []
    blocks = handler(attributes, html, findings, line)
    findings.warn("component", line, name=name)
    return blocks


def _limited(block, key: str, words: str, findings: Findings, line: int) -> str:
    """Return the text; report an error if it is longer than its field."""
    children = block.child_blocks if hasattr(block, "child_blocks") else block.base_blocks
    limit = children[key].field.max_length
    if len(words) > limit:
        findings.error("too-long", line, key=key, limit=limit, length=len(words))
    return words


def _nameless(
    name: str, missing: str, attributes: Attributes, html: str, findings: Findings, line: int
) -> list[Block]:
    values = {"name": name, "missing": missing, "attributes": _listed(attributes)}
    findings.warn("component-incomplete", line, **values)
    return _text(html)


def _text(html: str) -> list[Block]:
    return [Block("text", html)] if html else []


def _warn_of_unknown(
    attributes: Attributes, known: set[str], findings: Findings, line: int
) -> None:
    unknown = {key: attributes[key] for key in attributes if key not in known}
    if unknown:
        findings.warn("component-attributes", line, attributes=_listed(unknown))


def _listed(attributes: Attributes) -> str:
    return ", ".join(f'{key}="{value}"' for key, value in attributes.items()) or "–"


def _is_address(target: str) -> bool:
    try:
        return urlsplit(target).scheme in ("", "http", "https") and bool(target)
    except ValueError:
        return False
