"""Undocumented names of Wagtail's admin."""

from collections.abc import Callable

from django.forms import ModelForm
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.compare import StreamBlockComparison
from wagtail.admin.forms.auth import PasswordChangeForm
from wagtail.admin.forms.choosers import URLOrAbsolutePathValidator
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.models import EditingSession
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import account
from wagtail.admin.views.account import (
    ChangePasswordPanel,
    LoginView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from wagtail.admin.views.editing_sessions import ping as ping_editing_session
from wagtail.admin.views.generic import EditView as EditRowView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.generic.preview import PreviewOnEdit
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.admin.wagtail_hooks import PageListingSortMenuOrderButton
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput
from wagtail.blocks import BooleanBlock
from wagtail.contrib.redirects import views as redirect_views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import get_image_form
from wagtail.images.utils import find_image_duplicates
from wagtail.images.views.images import preview as image_preview
from wagtail.images.views.multiple import AddView as AddPicturesView
from wagtail.models import Page
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView
from wagtail.users.views.groups import EditView as EditGroupView
from wagtail.users.views.users import EditView as EditAccountView
from wagtail.users.views.users import IndexView as AccountsView
from wagtail.utils.decorators import xframe_options_sameorigin_override

__all__ = [
    "AccountsView",
    "AddPicturesView",
    "AdminDateInput",
    "AdminTimeInput",
    "ChangePasswordPanel",
    "ChecksSidePanel",
    "CopyForm",
    "CreateView",
    "EditAccountView",
    "EditGroupView",
    "EditView",
    "EditingSession",
    "ExplorableIndexView",
    "LoginView",
    "PageStatusColumn",
    "PasswordChangeForm",
    "PasswordResetConfirmView",
    "PasswordResetView",
    "PermissionCheckedMixin",
    "PreviewOnCreateView",
    "PreviewOnEditView",
    "PublishBulkAction",
    "RecentEditsPanel",
    "RedirectForm",
    "SnippetIndexView",
    "StreamBlockComparison",
    "WagtailAdminTemplateMixin",
    "WagtailImageField",
    "find_image_duplicates",
    "get_image_form",
    "get_valid_next_url_from_request",
    "image_preview",
    "page_viewset_registry",
    "ping_editing_session",
    "redirect_views",
    "require_admin_access",
    "xframe_options_sameorigin_override",
]


def prepare_edit_forms(prepare: Callable[[type[ModelForm]], type[ModelForm]]) -> None:
    """Let a function decide the class of the form in each screen that edits a row, by Wagtail's.

    That of pages is another one.
    """
    get_form = EditRowView.get_form

    def get_prepared(self: EditRowView, form_class: type[ModelForm] | None = None) -> ModelForm:
        return get_form(self, prepare(form_class or self.get_form_class()))

    EditRowView.get_form = get_prepared


def form_as_posted_last(view: PreviewOnEdit) -> ModelForm:
    """Return the form of a preview with the data that the editor's browser sent last."""
    return view.get_form(view._get_form_data(view._get_form_state()))


def offer_no_order_of_the_tree() -> None:
    """Leave “Sort menu order” out of all menus of pages."""
    PageListingSortMenuOrderButton.is_shown = lambda self, user: False


def name_what_is_found() -> None:
    """Let the list of pages that a search finds say of what it counts them, and not “None”."""
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural


def ask_for_passwords_in(panel: type[ChangePasswordPanel]) -> None:
    """Replace the part of the account page in which people change their password."""
    account.ChangePasswordPanel = panel


def ask_for_no_profile_picture() -> None:
    """Leave the picture of oneself out of the account page: it is decoded there, of any size."""
    account.AvatarSettingsPanel.is_active = lambda self: False


def write_cells_with(cell: Callable[[object, str], object]) -> None:
    """Let a function of ours decide what is in the cells of spreadsheets, by value and format."""
    value_of = SpreadsheetExportMixin.preprocess_field_value
    SpreadsheetExportMixin.preprocess_field_value = lambda self, field, value, file_format: cell(
        value_of(self, field, value, file_format), file_format
    )


def validate_copies_with(form: type[CopyForm]) -> None:
    """Let a form of ours ask what a copy of a page is to be."""
    setattr(Page, "copy_form_class", form)  # noqa: B010  which Wagtail asks for, and does not name


def say_yes_and_no() -> None:
    """Let a tick in a block be read as a word where two texts are compared, and not as “False”."""
    BooleanBlock.render_basic = lambda self, value, context=None: _("yes") if value else _("no")


def take_links_without_address() -> None:
    """Let the form for a link to another site say that its address is missing.

    Wagtail 8.0.1 raises AttributeError if the field was not posted.
    """
    begins = URLOrAbsolutePathValidator.is_absolute_path
    tolerant = staticmethod(lambda value: bool(value) and begins(value))
    URLOrAbsolutePathValidator.is_absolute_path = tolerant
