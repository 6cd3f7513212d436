"""Register what rich text needs of Wagtail's admin."""

from wagtail.admin.telepath import register

from cms.admin.rich_text.body import BodyBlockAdapter
from cms.models.blocks.body import BodyBlock

register(BodyBlockAdapter(), BodyBlock)
