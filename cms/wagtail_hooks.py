"""What the CMS changes in Wagtail's admin."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from cms.admin.answers import statistics
from cms.admin.answers.inbox import AnswersViewSet
from cms.admin.categories.usage import in_use
from cms.admin.categories.views import CategoryViewSet, explain_in_use, merge_address
from cms.admin.guide import views as guide
from cms.admin.menu.views import may_order
from cms.admin.page_list import PageList
from cms.admin.people import views as people
from cms.admin.people.invitation import INVITED, is_waiting
from cms.admin.publishing.outcome import ReviewedViewSet
from cms.admin.search_words.views import SearchWords, address_to_add
from cms.admin.sign_in import superusers
from cms.admin.sign_in.old_password import PasswordPanel
from cms.admin.spreadsheets import safe_cell
from cms.api.page_links import PublicPageLinkHandler
from cms.compat.wagtail.admin import (
    ask_for_no_profile_picture,
    ask_for_passwords_in,
    name_what_is_found,
    offer_no_order_of_the_tree,
    page_viewset_registry,
    prepare_edit_forms,
    say_yes_and_no,
    take_links_without_address,
    write_cells_with,
)
from cms.images.operations import BareOperation
from cms.models import Category, HomePage, SearchMiss
from cms.models.addresses import refuse_reserved_slug
from cms.models.base import SitePage
from cms.models.shared_form import shared

OF_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")  # names in the menu for help

register_snippet(CategoryViewSet)
register_snippet(SearchWords)
# For every type of page of the site that has no screens of its own.
page_viewset_registry.register(SitePage, ReviewedViewSet())
prepare_edit_forms(shared)
offer_no_order_of_the_tree()
name_what_is_found()
ask_for_passwords_in(PasswordPanel)
ask_for_no_profile_picture()
say_yes_and_no()
take_links_without_address()
write_cells_with(safe_cell)


hooks.register("before_create_user", superusers.refuse_making)
hooks.register("before_edit_user", superusers.refuse_changing)
hooks.register("before_bulk_action", superusers.refuse_changing_many)


@hooks.register("before_create_user", order=10)  # after superusers are refused
def invite_instead(request):
    """Nobody makes up a password for somebody else: accounts begin with an invitation."""
    return redirect("invite")


@hooks.register("register_user_listing_buttons")
def invite_again(user, request_user):
    if is_waiting(user) and people.may_invite(request_user):
        address = reverse("invite_again", args=[user.pk])
        yield Button(_("Invite again"), address, icon_name="mail", priority=5)


@hooks.register("register_log_actions")
def log_invitations(actions):
    actions.register_action(INVITED, _("Invite"), _("Invited"))


@hooks.register("register_admin_viewset", order=10)  # after Wagtail's own for all pages
def lists_of_pages():
    return PageViewSet(index_view_class=PageList)


@hooks.register("register_admin_viewset")
def answers_to_forms():
    return AnswersViewSet()


class StatisticsMenuItem(MenuItem):
    def is_shown(self, request):
        return statistics.may_count(request.user)


@hooks.register("register_reports_menu_item")
def answers_in_numbers():
    address = reverse("answers_in_numbers")
    return StatisticsMenuItem(_("Answers in numbers"), address, icon_name="table", order=1200)


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet, user, next_url=None):
    """Return a button to merge a category, for users who may delete it."""
    if isinstance(snippet, Category) and user.has_perm("cms.delete_category"):
        yield Button(_("Merge"), merge_address(snippet), icon_name="resubmit", priority=40)


@hooks.register("register_snippet_listing_buttons")
def synonym_button(snippet, user, next_url=None):
    """Return a button to say what visitors mean by a word that was not found."""
    if isinstance(snippet, SearchMiss) and user.has_perm("cms.add_synonym"):
        yield Button(
            _("Make a synonym"), address_to_add(snippet.word), icon_name="plus", priority=5
        )


@hooks.register("before_delete_snippet")
def keep_categories_in_use(request, instances):
    """Prevent the deletion of categories in use, including those that only drafts use."""
    used = [each for each in instances if isinstance(each, Category) and in_use(each)]
    return explain_in_use(request, used[0]) if used else None


@hooks.register("register_rich_text_features", order=10)
def link_to_public_pages_only(features):
    features.register_link_type(PublicPageLinkHandler)


@hooks.register("register_image_operations")
def register_bare():
    return [("bare", BareOperation)]


@hooks.register("before_move_page")
def explain_reserved_address(request, page, destination):
    """Show the error that `cms.signals.refuse_reserved_address` would raise as a message."""
    try:
        refuse_reserved_slug(page.slug, destination)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("register_admin_urls")
def own_urls():
    return [
        path("menu/", include("cms.admin.menu.urls")),
        path("inzendingen-in-cijfers/", statistics.statistics, name="answers_in_numbers"),
        path("collega-uitnodigen/", people.new, name="invite"),
        path("collega-uitnodigen/<int:pk>/", people.again, name="invite_again"),
        path("handleiding/", guide.GuideView.as_view(), name="guide"),
        path("handleiding/<str:name>", guide.picture, name="guide_picture"),
    ]


@hooks.register("register_help_menu_item")
def guide_in_help_menu():
    return MenuItem(_("Guide"), reverse("guide"), icon_name="help", order=100)


@hooks.register("construct_help_menu")
def no_help_in_english(request, items):
    """Leave out what Wagtail says of itself, on another site: our guide is about this CMS."""
    items[:] = [each for each in items if not each.name.startswith(OF_WAGTAIL)]


class SiteMenuItem(MenuItem):
    def is_shown(self, request):
        home = HomePage.objects.live().first()
        return home is not None and may_order(request.user, home)


@hooks.register("register_admin_menu_item")
def site_menu():
    address = reverse("menu:home")
    return SiteMenuItem(_("Menu of the site"), address, icon_name="list-ol", order=150)


@hooks.register("insert_global_admin_js")
def focal_point_by_click():
    scripts = ((static(f"cms/{name}.js"),) for name in ("compat/wagtail", "focal-point"))
    return format_html_join("", '<script src="{}"></script>', scripts)


@hooks.register("insert_global_admin_js", order=10)  # after the names that it takes of Wagtail
def dates_as_they_are_typed():
    unreadable = _(
        "This is no date that we can read. Write it like this: 24-12-2026, or with a time: "
        "24-12-2026 10:00."
    )
    no_day = _("This is no date that we can read. Write it like this: 24-12-2026.")
    no_time = _("This is no time that we can read. Write it like this: 10:00.")
    return format_html(
        '<script src="{}" data-unreadable="{}" data-unreadable-day="{}" '
        'data-unreadable-time="{}"></script>',
        static("cms/dates.js"),
        unreadable,
        no_day,
        no_time,
    )


@hooks.register("insert_global_admin_js", order=10)  # after the names that it takes of Wagtail
def names_and_lengths():
    cut = _("No more than {longest} characters fit here. This piece was left out: “{piece}”")
    return format_html(
        '<script src="{}"></script><script src="{}" data-cut="{}"></script>',
        static("cms/names.js"),
        static("cms/lengths.js"),
        cut,
    )


@hooks.register("insert_global_admin_css")
def room_for_words():
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))


@hooks.register("insert_editor_js")
def editor_scripts():
    names = ("cursor", "editor", "errors", "submit", "autosave")
    scripts = ((static(f"cms/{name}.js"),) for name in names)
    return format_html_join("", '<script src="{}"></script>', scripts)
