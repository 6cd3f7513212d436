"""The colours and the icon of the organisation's profile, for the admin."""

import colorsys

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.models import SiteProfile
from cms.models.site_profile import profile_in_force
from cms.profile.colours import NEUTRAL

A_WHILE = 5 * 60  # seconds to cache: a profile rarely changes, and every page of the admin uses it
# Menu and headings have the colour of the brand, buttons and links that of the site's links.
SHEET = """:root {{
{primary}
{secondary}
}}
.w-theme-dark {{ --w-color-secondary-100: {link}; }}
@media (prefers-color-scheme: dark) {{
  .w-theme-system {{ --w-color-secondary-100: {link}; }}
}}
"""


@require_safe
@cache_control(public=True, max_age=A_WHILE)
def colours(request: HttpRequest) -> HttpResponse:
    """Return a style sheet with the custom properties of Wagtail's admin."""
    palette = profile_in_force().colours or NEUTRAL
    sheet = SHEET.format(
        primary=_properties("primary", palette["brand"]),
        secondary=_properties("secondary", palette["link"]["day"]),
        link=palette["link"]["night"],
    )
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


def _properties(name: str, colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return "\n".join(
        [
            f"  --w-color-{name}-hue: {360 * hue:.1f};",
            f"  --w-color-{name}-saturation: {saturation:.1%};",
            f"  --w-color-{name}-lightness: {lightness:.1%};",
        ]
    )


@require_safe
@cache_control(public=True, max_age=A_WHILE)
def icon(request: HttpRequest) -> HttpResponse:
    """Return the icon as SVG, for the tab, the menu and the sign-in page."""
    found = SiteProfile.objects.filter(site__is_default_site=True).values_list(
        "icon_svg", flat=True
    )
    if not found:
        raise Http404
    return HttpResponse(found[0], content_type="image/svg+xml")
