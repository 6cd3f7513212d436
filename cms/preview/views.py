"""Wagtail's views of the preview panel, in one step less, and content with half a form."""

import json

from django.http import JsonResponse
from django.utils.decorators import method_decorator
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.fields import StreamField
from wagtail.utils.decorators import xframe_options_sameorigin_override


class SitePreview:
    """Answers the form with the address at which the site shows it.

    Wagtail would have the frame ask for it, read the form a second time, and lead there.
    """

    def get_form(self, query_dict):
        self.form = super().get_form(query_dict)
        return self.form

    def validate_form(self, form):
        """Take all forms of which the text can be read: a draft lacks what a page must have.

        A field with a fault is shown as it was last.
        """
        return super().validate_form(form) or (form.is_bound and can_be_shown(form))

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        answer = json.loads(response.content)
        if answer["is_valid"]:
            answer["url"] = self.filled_in().preview_address(request.user, is_typed=True)
        return JsonResponse(answer)

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request, *args, **kwargs):
        if not self.validate_form(self.get_form(self._get_form_data(self._get_form_state()))):
            return self.error_response()
        page = self.filled_in()
        mode = request.GET.get("mode", page.default_preview_mode)
        return page.make_preview_request(request, mode, self.get_extra_request_attrs())

    def filled_in(self):
        """Return the page with what the form says."""
        if not self.form.errors:
            self.form.save(commit=False)
        return self.form.instance


def can_be_shown(form) -> bool:
    """Say whether the faults of a form leave its blocks, which are what there is to see, whole."""
    blocks = {f.name for f in form.instance._meta.get_fields() if isinstance(f, StreamField)}
    return not blocks & set(form.errors)


class SitePreviewOnEdit(SitePreview, PreviewOnEditView):
    pass


class SitePreviewOnCreate(SitePreview, PreviewOnCreateView):
    pass


class SitePageViewSet(PageViewSet):
    """Wagtail's own screens for pages, with previews by the site."""

    preview_on_edit_view_class = SitePreviewOnEdit
    preview_on_add_view_class = SitePreviewOnCreate
