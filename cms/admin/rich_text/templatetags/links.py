"""The link that is typed in the window for links."""

from django import template

from cms.admin.rich_text.links import TypedLink, typed_link

register = template.Library()


@register.simple_tag
def link_of(typed: str | None) -> TypedLink | None:
    return typed_link(typed or "")
