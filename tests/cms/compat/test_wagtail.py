"""What the CMS takes of Wagtail beyond its documentation is there, and does what it did."""

import re
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from lxml import html
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from wagtail.admin.compare import StructBlockComparison
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.api.rich_text import APIRichText
from wagtail.contrib.redirects import signal_handlers
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import BatchCreator
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.compat.wagtail import (
    admin,
    api,
    models,
    redirects,
    rich_text,
    shared_passwords,
    widgets,
)
from cms.models import SiteImage, StoryPage
from cms.models.blocks.pictures import PictureBlock
from tests import builders
from tests.attacks.test_redirects_of_entrances import by_api, by_file
from tests.cms.setup import test_roles as roles
from tests.contracts import Contract, check

MODELS = {
    "CollectionOwnershipPermissionPolicy": Contract(
        "everybody opens the proofs of consent",
        takes="model auth_model owner_field_name",
        has="instances_user_has_any_permission_for user_has_any_permission_for_instance"
        " collections_user_has_any_permission_for",
    ),
    "CollectionViewRestriction": Contract(
        "the site goes on showing documents that became private", has="_meta"
    ),
    "DeleteAction": Contract(
        "a picture that a program deletes is gone, instead of in the trash",
        takes="instance user",
        has="check execute",
    ),
    "DeletePageAction": Contract(
        "a page that a program deletes is gone, instead of in the trash",
        takes="page user",
        has="check execute",
    ),
    "DeletePagePermissionError": Contract("the home page can be deleted", has="__cause__"),
    "GroupCollectionPermission": Contract(
        "`start_site` gives nobody the right to add pictures",
        has="objects group collection permission",
    ),
    "ImageBlockComparison": Contract(
        "a text with a picture that is still to be chosen cannot be fetched back",
        takes="block exists_a exists_b val_a val_b",
        has="htmlvalue",
    ),
    "ModelLogEntry": Contract("nobody sees who withdrew consent", has="objects timestamp"),
    "MovePageAction": Contract(
        "nothing gets into the trash, or out of it", takes="page target pos user", has="execute"
    ),
    "StreamValue": Contract(
        "a new story does not begin with a text", takes="stream_block stream_data"
    ),
    "StructBlockComparison": Contract(
        "a number that was left empty is “None” beside another version",
        takes="block exists_a exists_b val_a val_b",
        has="htmlvalue htmldiff",
    ),
    "UploadedFile": Contract(
        "a photo that nobody describes is kept for ever", has="objects file uploaded_by_user"
    ),
    "WagtailImageField": Contract("photographs tell where they were taken", has="attr_class"),
    "WagtailImageFieldFile": Contract("photographs tell where they were taken", has="save"),
    "PagePermissionTester": Contract(
        "who may not publish deletes what colleagues wrote",
        takes="user page",
        has="can_delete can_move",
    ),
    "PageSubscription": Contract(
        "a text is lost whose page went into the trash", has="objects page user"
    ),
    "WorkflowPage": Contract(
        "a writer of a new site cannot submit anything", has="objects workflow page"
    ),
    "find_available_slug": Contract(
        "a page cannot leave the trash where another has its address", takes="parent requested_slug"
    ),
    "get_page_models": Contract("changes to a page do not reach visitors: no trigger sees them"),
    "get_text_for_indexing": Contract("unusual rich text cannot be found", takes="richtext"),
    "SourceImageIOError": Contract("a list of pictures is a 500 if one is replaced meanwhile"),
    "image_upload_to": Contract("pictures have no place to be stored", takes="instance filename"),
    "log_registry": Contract("a second one is not told who was first", has="get_logs_for_instance"),
}
PREVIEW = (
    "get_form validate_form error_response get_extra_request_attrs post get "
    "_get_form_data _get_form_state"
)
TEMPLATE_VIEW = (
    "get_breadcrumbs_items breadcrumbs_items get_page_subtitle header_icon page_title"
    " template_name get_context_data extra_context header_more_buttons"
)
EDITOR = (
    "save_action form_invalid expects_json_response action_name get_context_data get_side_panels"
)
ADMIN = {
    "EditingSession": Contract("namesakes are one person for each other", has="objects user"),
    "ping_editing_session": Contract(
        "nobody sees who else has a page open",
        takes="request app_label model_name object_id session_id",
    ),
    "require_admin_access": Contract("anybody sees who has a page open", takes="view_func"),
    "AdminDateInput": Contract("a page cannot be planned beside its button", has="render"),
    "AdminTimeInput": Contract("a page cannot be planned beside its button", has="render"),
    "CopyForm": Contract("copies are public with a title that nobody has seen", has="clean"),
    "CreateView": Contract("nobody is told which field of a new page is not saved", has=EDITOR),
    "EditView": Contract(
        "nobody is told which field of a draft is not saved, or how a review ended; what is "
        "incomplete cannot be sent back",
        has=f"{EDITOR} add_save_confirmation_message action_name_and_method",
    ),
    "WagtailImageField": Contract("a damaged picture is a 500", has="clean to_python"),
    "AccountsView": Contract(
        "the list of accounts names no roles, and adding a user is no invitation",
        has="columns get_base_queryset add_item_label",
    ),
    "EditAccountView": Contract("who has not all rights is offered to give them", has="get_form"),
    "EditGroupView": Contract(
        "rights that two change are of the one or the other",
        has="process_form is_valid form_valid form_invalid permission_panel_forms",
    ),
    "ExplorableIndexView": Contract("a list has 20,000 pages in it", has="sort_order_field"),
    "ChangePasswordPanel": Contract(
        "old passwords can be guessed without bound",
        has="get_form form_class",
    ),
    "ChecksSidePanel": Contract("an empty panel of checks stands beside the form", has="name"),
    "PasswordChangeForm": Contract(
        "old passwords can be guessed without bound", has="clean_old_password"
    ),
    "LoginView": Contract(
        "the number of guesses has no bound", has="form_valid form_invalid get_success_url get"
    ),
    "PasswordResetConfirmView": Contract(
        "a new password does not end a lockout everywhere", has="form_valid dispatch"
    ),
    "PasswordResetView": Contract(
        "anybody is flooded with mail", has="form_valid form_invalid email_template_name"
    ),
    "PageStatusColumn": Contract("the list of the menu does not open", takes="name label width"),
    "PermissionCheckedMixin": Contract(
        "anybody merges categories",
        has="permission_policy permission_required any_permission_required dispatch",
    ),
    "PreviewOnCreateView": Contract("new pages have no preview", has=PREVIEW),
    "PreviewOnEditView": Contract("pages have no preview", has=PREVIEW),
    "PublishBulkAction": Contract(
        "pages with errors are published when many are at once",
        has="prepare_action get_execution_context check_perm",
    ),
    "RecentEditsPanel": Contract("the dashboard shows pages in the trash", has="get_context_data"),
    "RedirectForm": Contract("a redirect that leads round in a circle is saved", has="clean"),
    "SnippetIndexView": Contract(
        "a list has any number of categories in it", has="get_valid_orderings sort_order_field"
    ),
    "StreamBlockComparison": Contract(
        "nobody sees what a text that was kept in the browser has in it",
        takes="block exists_a exists_b val_a val_b",
        has="htmlvalue",
    ),
    "WagtailAdminTemplateMixin": Contract("our own screens look broken", has=TEMPLATE_VIEW),
    "get_valid_next_url_from_request": Contract(
        "after deleting an editor is not led back", takes="request"
    ),
    "image_preview": Contract(
        "a picture without consent is shown to all staff", takes="request image_id filter_spec"
    ),
    "AddPicturesView": Contract(
        "a photo of a phone waits for its description as it is, and is stored so",
        has="post get_edit_upload_response_data delete_upload_url_name",
    ),
    "find_image_duplicates": Contract(
        "the same photo is stored with each use", takes="image user permission_policy"
    ),
    "get_image_form": Contract("a picture that is pasted is not stored", takes="model"),
    "page_viewset_registry": Contract("previews are not those of the site", has="register"),
    "redirect_views": Contract(
        "the list of redirects does not open, or forms take circles",
        has="IndexView CreateView EditView",
    ),
    "xframe_options_sameorigin_override": Contract("the preview's frame stays empty"),
}
SERIALIZER = "get_fields build_field serializer_field_mapping to_representation"
API = {
    "BadRequestError": Contract("a faulty query is an error of the server, not a 400"),
    "BaseSerializer": Contract("pictures and categories are not in the API", has=SERIALIZER),
    "PageSerializer": Contract("pages are not in the API", has=SERIALIZER),
    "SearchFilter": Contract("pictures cannot be searched", has="filter_queryset"),
    "WagtailPagination": Contract(
        "lists of the API have no parts", has="paginate_queryset get_paginated_response"
    ),
    "filters": Contract(
        "lists of the API cannot be narrowed down",
        has="FieldsFilter OrderingFilter ChildOfFilter AncestorOfFilter DescendantOfFilter",
    ),
    "get_public_pages_queryset": Contract("API v3 names drafts", takes="request"),
    "redirects_router": Contract(
        "API v3 names drafts to which redirects lead", has="add_decorator"
    ),
    "page_models_from_string": Contract("`?type=` of the API fails", takes="string"),
}
REDIRECTS = {
    "BatchRedirectCreator": Contract(
        "a page whose address is long cannot be renamed on PostgreSQL",
        takes="max_size ignore_conflicts",
        has="process pre_process model",
    ),
    "ImportForm": Contract(
        "a small file of redirects holds a worker up", takes="allowed_extensions"
    ),
}
SHARED_PASSWORDS = {
    "open_collection": Contract(
        "nobody gets documents with a shared password", takes="request restriction_id"
    ),
    "open_page": Contract(
        "nobody opens a page with its shared password",
        takes="request page_view_restriction_id page_id",
    ),
}
RICH_TEXT = {
    "DocumentLinkHandler": Contract(
        "texts link to documents in the trash", has="identifier get_many expand_db_attributes_many"
    ),
    "StreamBlockAdapter": Contract(
        "tables and pictures that are pasted do not become blocks", has="js_constructor media"
    ),
}
WIDGETS = {
    "SlugInput": Contract("addresses have accents", takes="attrs formatters locale"),
}
CONTRACTS = {
    models: MODELS,
    admin: ADMIN,
    api: API,
    redirects: REDIRECTS,
    rich_text: RICH_TEXT,
    shared_passwords: SHARED_PASSWORDS,
    widgets: WIDGETS,
}


@pytest.mark.parametrize(("module", "name"), [(m, n) for m, t in CONTRACTS.items() for n in t])
def test_each_name_is_what_it_was(module, name):
    check(module, name, CONTRACTS[module])


def test_the_field_of_an_address_writes_when_it_is_left():
    """What `WRITES_ON_CHANGE` has instead, so that old addresses stay as they are."""
    action = widgets.SlugInput().attrs["data-action"]
    assert action.startswith("blur->w-slug#slugify w-sync:check->w-slug#compare w-sync:apply->")


def test_one_form_validates_redirects_wherever_they_come_from(home, admin_client, monkeypatch):
    class Form(admin.RedirectForm):
        def clean(self):
            raise ValidationError("niet zo")

    for module in (redirects.router, redirects.views):
        monkeypatch.setattr(module, "RedirectForm", module.RedirectForm)
    redirects.validate_all_with(Form)
    for make in (by_api, by_file):
        make(admin_client, "/oud")
        assert not Redirect.objects.exists()


def test_functions_of_ours_read_files_of_redirects(home, admin_client, monkeypatch):
    formats, read = redirects.base_formats, []
    for kind in (formats.CSV, formats.XLSX):
        monkeypatch.setattr(kind, "create_dataset", kind.create_dataset)
    monkeypatch.setattr(redirects.views, "ImportForm", redirects.views.ImportForm)
    redirects.read_files_with(
        redirects.ImportForm, lambda text, sign: [read.append(sign) or ["van"]], lambda data: []
    )
    by_file(admin_client, "/oud")
    assert read == [",", ","]
    formats.TSV().create_dataset("x")
    assert read[2:] == ["\t"]
    assert formats.XLSX().create_dataset(b"x") == []


def test_a_function_of_ours_prepares_the_forms_of_screens_that_edit(
    home, admin_client, monkeypatch
):
    monkeypatch.setattr(admin.EditRowView, "get_form", admin.EditRowView.get_form)
    asked: list[str] = []
    admin.prepare_edit_forms(lambda form: asked.append(form.__name__) or form)
    redirect = Redirect.add_redirect("/oud", "https://example.org/")
    for name, row in (("wagtailredirects", redirect), ("wagtailsites", home.get_site())):
        admin_client.get(reverse(f"{name}:edit", args=[row.pk]))
    assert asked == ["ArrivingRedirectForm", "SiteForm"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["All", "Permanent", "Temporary"]), ("nl", ["Alle", "Permanent", "Tijdelijk"])],
)
def test_redirects_are_filtered_in_the_language_of_who_looks(
    language, words, home, admin_user, admin_client
):
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = language
    profile.save()
    answer = admin_client.get(reverse("wagtailredirects:index"))
    assert isinstance(answer.context["filters"], redirects.RedirectFilters)
    labels = html.fromstring(answer.text).xpath("//*[@id='id_is_permanent']//label")
    assert [label.text_content().strip() for label in labels] == words


def test_wagtail_creates_only_redirects_that_fit():
    """`_fits` says which do, and `_was_seen` which visitors may have."""
    redirects.create_only_fitting()
    assert signal_handlers.BatchRedirectCreator is redirects.FittingRedirects
    assert BatchCreator in redirects.FittingRedirects.__mro__


def test_the_columns_that_triggers_pass_over_are_those_of_housekeeping():
    tables = (Page, SiteImage, get_document_model())
    columns = {field.column for table in tables for field in table._meta.concrete_fields}
    gone = models.HOUSEKEEPING_COLUMNS - columns
    assert not gone, f"{gone} have other names: a draft that is saved empties the site's cache"


def test_a_picture_gets_the_size_and_hash_of_its_file(home):
    image, other = builders.picture(), builders.picture(size=(100, 100))
    image.file = other.file
    models.set_file_metadata(image)
    assert (image.file_size, image.file_hash) == (other.file_size, other.file_hash)


def test_pages_that_are_approved_for_a_day_are_those_with_a_schedule(home):
    waits, planned = builders.story("Wacht", live=False), builders.story("Straks", live=False)
    revision = planned.save_revision()
    revision.approved_go_live_at = "2199-01-01T00:00:00Z"
    revision.save()
    pages = StoryPage.objects.filter(pk__in=[waits.pk, planned.pk])
    assert [page.pk for page in models.without_schedule(pages)] == [waits.pk]
    assert {page.approved_schedule for page in pages.filter(pk=planned.pk)} == {True}


def test_deleting_and_moving_are_narrowed_for_those_who_do_not_publish(
    home, admin_user, monkeypatch
):
    tester = models.PagePermissionTester
    monkeypatch.setattr(tester, "can_delete", tester.can_delete)
    page = builders.info("Een", live=False)
    people = [roles.person(roles.WRITER), roles.person(roles.EDITOR), admin_user]
    models.narrow_deletion(lambda user, page: False)
    rights = [page.permissions_for_user(user) for user in people]
    assert [each.can_delete() for each in rights] == [False, True, True]
    assert [each.can_move() for each in rights] == [False, True, True]


def test_a_preview_gets_the_form_as_it_was_posted_last():
    """Otherwise the preview in a tab of its own shows what was saved, not what was typed."""

    class Preview(admin.PreviewOnEditView):
        def get_form_state_queryset(self):
            return SimpleNamespace(first=lambda: SimpleNamespace(data="title=Bram"))

        def get_form(self, query_dict):
            return query_dict.dict()

    assert admin.form_as_posted_last(Preview()) == {"title": "Bram"}


def test_another_renderer_writes_the_answers_of_an_api(rf):
    """Without it API v3 names the parents of pages, drafts and private ones included."""

    class Loud(BaseRenderer):
        media_type = "text/plain"

        def render(self, request, data, *, response_status):
            return f"{data}!"

    made = NinjaAPI(urls_namespace="contract")
    api.render_with(made, Loud())
    assert made.create_response(rf.get("/"), "a", status=200).content == b"a!"


def test_html_takes_the_form_in_which_the_editor_stores_it():
    """Otherwise a first page of a new site changes when staff open it and save it unchanged."""
    stored = rich_text.as_the_editor_saves("<p>een <strong>twee</strong></p><h5>x</h5>", ["bold"])
    assert re.sub(r' data-block-key="\w+"', "", stored) == "<p>een <b>twee</b></p><p>x</p>"


def test_an_error_in_a_text_tells_what_the_editor_sent():
    """Otherwise a text that no editor sends is a fault of the server."""
    converter = rich_text.ContentstateConverter(["bold"])
    with pytest.raises(AttributeError) as raised:
        converter.to_database_format("5")
    assert list(rich_text.contents_converted(raised.value)) == ["5"]


def test_links_of_every_kind_open_one_window():
    """Otherwise a link that exists opens one of four other windows of Wagtail."""
    before = DraftailRichTextArea(features=["link"]).options
    (link,) = rich_text.one_window_for_links(before)
    assert set(link["chooserUrls"].values()) == {
        before["entityTypes"][0]["chooserUrls"]["pageChooser"]
    }
    assert len(link["chooserUrls"]) == 5


def test_rich_text_is_prepared_before_it_becomes_markdown(monkeypatch):
    """Without it both APIs give the addresses of drafts in Markdown."""
    monkeypatch.setattr(APIRichText, "_serialize_markdown", APIRichText._serialize_markdown)
    api.prepare_markdown(str.upper)
    assert APIRichText.serialize("<p>een</p>", format="markdown", features=[]).strip() == "EEN"


def test_rich_text_is_prepared_whatever_is_made_of_it(monkeypatch):
    monkeypatch.setattr(APIRichText, "serialize", APIRichText.serialize)
    api.prepare_rich_text(str.upper)
    for format in ("html", "markdown", "db_html", "db_markdown"):
        made = APIRichText.serialize("<p>een</p>", format=format, features=[])
        assert "EEN" in made, format
    assert APIRichText.serialize(None, format="html") is None


def test_old_addresses_take_the_form_that_a_function_gives_them(home, monkeypatch):
    """Without it a redirect from an address with a space or a capital works for nobody."""
    monkeypatch.setattr(Redirect, "normalise_path", staticmethod(Redirect.normalise_path))
    models.normalise_redirects(str.upper)
    typed = Redirect(old_path="/typed")
    typed.clean()
    assert typed.old_path == "/TYPED"
    assert Redirect.add_redirect("/made", "/x").old_path == "/MADE"


def test_no_menu_of_a_page_offers_the_order_of_the_tree(home, admin_client):
    """Otherwise the menu of each page leads to a list that the order of the tree is not in."""
    admin.offer_no_order_of_the_tree()
    for name in ("wagtailadmin_explore", "wagtailadmin_pages:edit"):
        assert "ordering=ord" not in admin_client.get(reverse(name, args=[home.pk])).text


def test_a_search_counts_what_it_finds_as_pages(home, admin_client):
    admin.name_what_is_found()
    page = admin_client.get(reverse("wagtailadmin_pages:search"), {"q": home.title}).text
    assert "1–1 van 1 pagina" in " ".join(page.split())


def test_people_change_their_password_in_another_panel(home, admin_client, monkeypatch):
    class Panel(admin.ChangePasswordPanel):
        title = "Ander paneel"

    monkeypatch.setattr(admin.account, "ChangePasswordPanel", admin.account.ChangePasswordPanel)
    admin.ask_for_passwords_in(Panel)
    assert "Ander paneel" in admin_client.get(reverse("wagtailadmin_account")).content.decode()


def test_the_account_page_has_no_picture_of_oneself(home, admin_client, monkeypatch):
    monkeypatch.setattr(admin.account.AvatarSettingsPanel, "is_active", lambda self: True)
    address = reverse("wagtailadmin_account")
    assert "avatar-avatar" in admin_client.get(address).text
    admin.ask_for_no_profile_picture()
    assert "avatar-avatar" not in admin_client.get(address).text


def test_a_function_of_ours_decides_what_is_in_spreadsheets(home, admin_client, monkeypatch):
    value_of = admin.SpreadsheetExportMixin.preprocess_field_value
    monkeypatch.setattr(admin.SpreadsheetExportMixin, "preprocess_field_value", value_of)
    admin.write_cells_with(lambda value, file_format: f"{file_format}: {value}")
    builders.info("Team")
    answer = admin_client.get("/cms/reports/aging-pages/?export=csv")
    assert "csv: Team" in b"".join(answer.streaming_content).decode()


def test_a_form_of_ours_asks_what_a_copy_is_to_be(home, admin_client, monkeypatch):
    class Form(admin.CopyForm):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["new_title"].label = "Andere vraag"

    monkeypatch.setattr(Page, "copy_form_class", Page.copy_form_class)
    admin.validate_copies_with(Form)
    page = builders.info("Team")
    assert "Andere vraag" in admin_client.get(f"/cms/pages/{page.pk}/copy/").text


def test_a_link_without_address_is_refused_with_a_message(home, admin_client, monkeypatch):
    as_it_is = admin.URLOrAbsolutePathValidator.is_absolute_path
    validator = admin.URLOrAbsolutePathValidator
    monkeypatch.setattr(validator, "is_absolute_path", staticmethod(as_it_is))
    admin.take_links_without_address()
    address = reverse("wagtailadmin_choose_page_external_link")
    form = admin_client.post(address, {"external-link-chooser-link_text": "x"})
    assert "error" in form.json()["html"]
    link = {"external-link-chooser-url": "/verhalen/", "external-link-chooser-link_text": "x"}
    assert admin_client.post(address, link).json()["step"] == "external_link_chosen"


def test_a_tick_in_a_block_is_a_word_where_texts_are_compared(home):
    admin.say_yes_and_no()
    block = PictureBlock()
    value = block.to_python({"picture": {"image": builders.picture().pk, "decorative": True}})
    shown = StructBlockComparison(block, True, True, value, value).htmlvalue(value)
    assert "True" not in shown
    assert "ja" in shown


def test_the_documents_of_the_apis_can_be_narrowed(home, admin_client, monkeypatch):
    module, viewset = api.documents_router, api.DocumentsAPIViewSet
    monkeypatch.setattr(module, "get_documents_queryset", module.get_documents_queryset)
    monkeypatch.setattr(viewset, "get_queryset", viewset.get_queryset)
    document = get_document_model().objects.create(title="Weg", file=ContentFile(b"x", "weg.pdf"))
    addresses = [f"{base}/documents/{document.pk}/" for base in ("/api/v2", "/api/v3")]
    addresses.append(f"/cms/api/main/documents/{document.pk}/")
    assert {admin_client.get(address).status_code for address in addresses} == {200}
    api.narrow_documents(lambda documents: documents.exclude(pk=document.pk))
    assert {admin_client.get(address).status_code for address in addresses} == {404}


def test_the_pictures_of_api_v3_can_be_narrowed(home, client, monkeypatch):
    module = api.images_router
    monkeypatch.setattr(module, "get_images_queryset", module.get_images_queryset)
    image = builders.picture("Weg")
    assert client.get(f"/api/v3/images/{image.pk}/").status_code == 200
    api.narrow_pictures(lambda pictures: pictures.exclude(pk=image.pk))
    assert client.get(f"/api/v3/images/{image.pk}/").status_code == 404
    assert "Weg" not in client.get("/api/v3/images/").text


def test_the_pictures_of_the_admin_api_can_be_narrowed(home, admin_client, monkeypatch):
    viewset = api.ImagesAdminAPIViewSet
    monkeypatch.setattr(viewset, "get_queryset", viewset.get_queryset)
    image = builders.picture("Weg")
    assert admin_client.get(f"/cms/api/main/images/{image.pk}/").status_code == 200
    api.narrow_pictures_of_the_admin(lambda pictures: pictures.exclude(pk=image.pk))
    assert admin_client.get(f"/cms/api/main/images/{image.pk}/").status_code == 404
    assert "Weg" not in admin_client.get("/cms/api/main/images/").text


def test_each_move_of_a_page_runs_within_a_context(home, monkeypatch):
    action, held = models.MovePageAction, []
    monkeypatch.setattr(action, "execute", action.execute)
    page, target = builders.info("Een"), builders.info("Twee")

    @contextmanager
    def hold(*pages):
        before = Page.objects.child_of(target).count()
        yield
        held.append((pages, before, Page.objects.child_of(target).count()))

    models.hold_during_moves(hold)
    page.move(target, pos="last-child")
    assert held == [((page, target), 0, 1)]
