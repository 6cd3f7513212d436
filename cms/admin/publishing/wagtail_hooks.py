"""Register the buttons and the second pair of eyes with Wagtail's editor."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.admin.publishing import buttons, opening, refusal
from cms.admin.publishing.reviews import LOGGED

hooks.register("construct_page_action_menu", buttons.arrange, order=1000)  # the last to choose
# After the text was saved and found to be nobody else's, before the gate looks, which takes longer.
hooks.register("before_publish_page", refusal.refuse_alone, order=-5)
hooks.register("after_publish_page", refusal.note_publication, order=-5)
# After the hooks that refuse.
hooks.register("before_move_page", opening.ask_before_move, order=500)
hooks.register("before_bulk_action", opening.ask_before_moves, order=500)
hooks.register("before_copy_page", opening.ask_before_copy, order=500)


@hooks.register("register_permissions")
def permission_to_publish_alone():
    return Permission.objects.filter(content_type__app_label="publishing")


@hooks.register("insert_global_admin_css")
def load_style():
    return format_html('<link rel="stylesheet" href="{}">', static("publishing/publishing.css"))


@hooks.register("insert_editor_js")
def load_plan():
    return format_html('<script src="{}"></script>', static("publishing/plan.js"))


@hooks.register("register_log_actions")
def register_alone(actions):
    @actions.register_action(LOGGED)
    class PublishedAlone(LogFormatter):
        label = _("Publish without a second pair of eyes")

        def format_message(self, entry):
            if entry.data.get("eyes") == "NOBODY_ELSE":
                return _("Published without a second pair of eyes: there was nobody else to look")
            return _("Published without a second pair of eyes: the role allows it")
