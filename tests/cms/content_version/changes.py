"""The changes that the content version must tell of, and those that it must be silent about.

Each takes a live story with a picture, and makes one change the way that the CMS makes it.
"""

import datetime

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from cms.background.tasks import make_renditions
from cms.models import Category, InfoPage, SiteDetails, SiteImage, StoryIndexPage, StoryPage
from tests import builders

LONG_AGO = timezone.now() - datetime.timedelta(days=1)


def publish(story):
    story.title = "Anders"
    story.save_revision().publish()


def unpublish(story):
    story.unpublish()


def rename(story):
    story.slug = "anders"
    story.save_revision().publish()


def move(story):
    story.move(StoryIndexPage.objects.get(slug="elders"), pos="last-child")


def reorder(story):
    first, second = InfoPage.objects.order_by("path")[:2]
    second.move(first, pos="left")


def change_order(story):
    info = InfoPage.objects.live().first()
    info.order = 7
    info.save_revision().publish()


def copy_live(story):
    CopyPageAction(story, update_attrs={"slug": "kopie"}, keep_live=True).execute(
        skip_permission_checks=True
    )


def make_alias(story):
    elsewhere = StoryIndexPage.objects.get(slug="elders")
    CreatePageAliasAction(story, parent=elsewhere).execute(skip_permission_checks=True)


def delete(story):
    story.delete()


def appear_by_schedule(story):
    draft = StoryPage.objects.get(live=False)
    draft.go_live_at = LONG_AGO
    draft.save_revision(approved_go_live_at=LONG_AGO)
    call_command("publish_scheduled")


def expire(story):
    Page.objects.filter(pk=story.pk).update(expire_at=LONG_AGO)
    call_command("publish_scheduled")


def restrict(story):
    PageViewRestriction.objects.create(page=story, restriction_type="login")


def open_again(story):
    PageViewRestriction.objects.all().delete()


def rename_category(story):
    story.category.name = "Nieuws"
    story.category.save()


def put_categories_in_order(story):
    Category.objects.update(sort_order=3)


def change_details(story):
    details = SiteDetails.objects.get()
    details.phone = "070 123 45 67"
    details.save()


def change_site_record(story):
    site = Site.objects.get()
    site.hostname = "elders.example"
    site.save()


def describe_picture(story):
    story.thumb.description = "Anders"
    story.thumb.save()


def move_focal_point(story):
    image = story.thumb
    image.focal_point_x, image.focal_point_y = 10, 10
    image.focal_point_width, image.focal_point_height = 5, 5
    image.save()


def replace_file(story):
    story.thumb.file = builders.picture(size=(300, 300)).file
    story.thumb.save()


def make_sizes(story):
    make_renditions.call(story.thumb_id)


def delete_sizes(story):
    story.thumb.renditions.all().delete()


def delete_picture(story):
    story.thumb.delete()


def add_redirect(story):
    Redirect.add_redirect("/oud", redirect_to=story)


def remove_redirect(story):
    Redirect.objects.all().delete()


def add_document(story):
    Document.objects.create(title="Folder", file=ContentFile(b"x", name="folder.pdf"))


def delete_document(story):
    Document.objects.all().delete()


def hide_documents(story):
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")


def import_seeds(story):
    call_command("import_content", "importers/seeds", verbosity=0)


def write_past_the_models(story):
    StoryPage.objects.filter(pk=story.pk).update(excerpt="Anders")


VISIBLE = [
    publish,
    unpublish,
    rename,
    move,
    reorder,
    change_order,
    copy_live,
    make_alias,
    delete,
    appear_by_schedule,
    expire,
    restrict,
    open_again,
    rename_category,
    put_categories_in_order,
    change_details,
    change_site_record,
    describe_picture,
    move_focal_point,
    replace_file,
    make_sizes,
    delete_sizes,
    delete_picture,
    add_redirect,
    remove_redirect,
    add_document,
    delete_document,
    hide_documents,
    import_seeds,
    write_past_the_models,
]


def save_draft(story):
    story.title = "Concept"
    story.save_revision()


def autosave(story):
    story.title = "Concept"
    story.save_revision(overwrite_revision=story.latest_revision)


def save_without_a_change(story):
    story.save()


def add_draft(story):
    builders.info("Concept", live=False)


def change_a_draft_past_its_revisions(story):
    StoryPage.objects.filter(live=False).update(excerpt="Anders")


def delete_draft(story):
    StoryPage.objects.get(live=False).delete()


def copy_as_draft(story):
    CopyPageAction(story, update_attrs={"slug": "kopie"}, keep_live=False).execute(
        skip_permission_checks=True
    )


def plan_to_publish(story):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    story.go_live_at = tomorrow
    story.save_revision(approved_go_live_at=tomorrow)


def lock(story):
    story.locked = True
    story.locked_at = timezone.now()
    story.save(update_fields=["locked", "locked_at"])


def make_a_size_for_editors(story):
    SiteImage.objects.get(pk=story.thumb_id).get_rendition("max-165x165")


def nothing_is_due(story):
    call_command("publish_scheduled")


def read(story):
    Client().get("/api/v2/pages/")


INVISIBLE = [
    save_draft,
    autosave,
    save_without_a_change,
    add_draft,
    change_a_draft_past_its_revisions,
    delete_draft,
    copy_as_draft,
    plan_to_publish,
    lock,
    make_a_size_for_editors,
    nothing_is_due,
    read,
]
