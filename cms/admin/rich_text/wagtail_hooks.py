"""Register what rich text needs of Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.telepath import register

from cms.admin.rich_text.body import BodyBlockAdapter
from cms.admin.rich_text.pasted_picture import take_in
from cms.models.blocks import BodyBlock

register(BodyBlockAdapter(), BodyBlock)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [path("foto/", take_in, name="pasted_picture")]
    return [path("tekst/", include((patterns, "rich_text"), "rich_text"))]
