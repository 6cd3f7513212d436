"""Wagtail's list of the pages below a page, without the order of the page tree.

The site sorts stories by date and information pages by the order of the menu (`cms.admin.menu`), so
that order has no meaning; and the list that shows it has all pages in it, which with thousands of
stories never comes.
"""

from cms.compat.wagtail.admin import ExplorableIndexView


class PageList(ExplorableIndexView):
    sort_order_field = None
