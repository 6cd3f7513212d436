"""Undocumented names of Wagtail's rich text."""

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


def as_the_editor_saves(html: str, features: list[str]) -> str:
    """Return HTML in the form in which the editor with these features stores it."""
    converter = ContentstateConverter(features)
    return converter.to_database_format(converter.from_database_format(html))
