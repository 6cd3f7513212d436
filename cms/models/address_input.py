"""The field for the last part of an address, which writes it as the server does."""

from cms.compat.wagtail.widgets import WRITES_ON_CHANGE, SlugInput
from slugs import as_rules


class AddressInput(SlugInput):
    """Wagtail's field, without accents. An address is left as it is until somebody changes it.

    Wagtail's own writes it anew as soon as the field is left: an imported `café` would move.
    """

    def __init__(self, attrs: dict | None = None):
        super().__init__(WRITES_ON_CHANGE | (attrs or {}), formatters=as_rules())
