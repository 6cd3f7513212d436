"""The screen on which many pictures are added at once."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from cms.admin.pictures.words import words_of_batch
from cms.compat.wagtail.admin import AddPicturesView, find_image_duplicates
from cms.compat.wagtail.models import set_file_metadata
from cms.images.kept import kept
from cms.images.limits import LARGEST_FILE
from cms.images.location import without_location
from cms.models import SiteImage

CONFIRM = "wagtailimages/images/confirm_duplicate_upload.html"
FILE = "files[]"  # the field of Wagtail's script


class AddPictures(AddPicturesView):
    """Wagtail's screen. A picture waits for its description as the file that is to be stored."""

    def words(self) -> dict[str, str]:
        return words_of_batch()

    def get_edit_upload_response_data(self) -> dict:
        """Say that a picture is here already, before anybody describes it anew."""
        answer = super().get_edit_upload_response_data()
        known = self._known()
        if known:
            delete = reverse(self.delete_upload_url_name, args=[self.upload_object.pk])
            context = {"existing_image": known, "delete_action": delete}
            html = render_to_string(CONFIRM, context, request=self.request)
            answer |= {"duplicate": True, "confirm_duplicate_upload": html}
        return answer

    def _known(self) -> SiteImage | None:
        with self.upload_object.file.open() as file:
            stored = File(BytesIO(without_location(file.read())), file.name)
        picture = SiteImage(file=stored)
        set_file_metadata(picture)
        same = find_image_duplicates(picture, self.request.user, self.permission_policy)
        return same.filter(withheld=False).first()

    def post(self, request: HttpRequest) -> HttpResponse:
        file = request.FILES.get(FILE)
        if file and (file.size or 0) <= LARGEST_FILE:
            try:
                request.FILES[FILE] = kept(file)
            except ValidationError as refusal:
                text = "\n".join(refusal.messages)
                return JsonResponse({"success": False, "error_message": text})
        return super().post(request)
