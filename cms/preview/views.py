"""Wagtail's views of the preview panel, with one request less, and for incomplete forms."""

import json

from django.http import JsonResponse
from django.utils.decorators import method_decorator
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.fields import StreamField

from cms.compat.wagtail.admin import (
    PreviewOnCreateView,
    PreviewOnEditView,
    form_as_posted_last,
    xframe_options_sameorigin_override,
)


class SitePreview:
    """Mixin whose response to the form contains the URL of the preview on the site.

    With Wagtail's own views, the frame makes another request, which parses the form again and
    redirects to the site.
    """

    def get_form(self, query_dict):
        self.form = super().get_form(query_dict)
        return self.form

    def validate_form(self, form):
        """Return True if the blocks are valid: a draft may lack required fields.

        An invalid field is rendered with its stored value.
        """
        return super().validate_form(form) or (form.is_bound and can_be_rendered(form))

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        answer = json.loads(response.content)
        if answer["is_valid"]:
            answer["url"] = self.page_from_form().preview_address(request.user, is_typed=True)
        return JsonResponse(answer)

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request, *args, **kwargs):
        if not self.validate_form(form_as_posted_last(self)):
            return self.error_response()
        page = self.page_from_form()
        mode = request.GET.get("mode", page.default_preview_mode)
        return page.make_preview_request(request, mode, self.get_extra_request_attrs())

    def page_from_form(self):
        """Return the page with the values of the form."""
        if not self.form.errors:
            self.form.save(commit=False)
        return self.form.instance


def can_be_rendered(form) -> bool:
    """Return True if none of the errors of a form is in its stream fields."""
    blocks = {f.name for f in form.instance._meta.get_fields() if isinstance(f, StreamField)}
    return not blocks & set(form.errors)


class SitePreviewOnEdit(SitePreview, PreviewOnEditView):
    pass


class SitePreviewOnCreate(SitePreview, PreviewOnCreateView):
    pass


class SitePageViewSet(PageViewSet):
    """Wagtail's views of pages, with previews rendered by the site."""

    preview_on_edit_view_class = SitePreviewOnEdit
    preview_on_add_view_class = SitePreviewOnCreate
