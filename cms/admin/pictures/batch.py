"""The screen on which many pictures are added at once."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse

from cms.admin.pictures.words import words_of_batch
from cms.compat.wagtail.admin import AddPicturesView
from cms.images.kept import kept
from cms.images.limits import LARGEST_FILE

FILE = "files[]"  # the field of Wagtail's script


class AddPictures(AddPicturesView):
    """Wagtail's screen. A picture waits for its description as the file that is to be stored."""

    def words(self) -> dict[str, str]:
        return words_of_batch()

    def post(self, request: HttpRequest) -> HttpResponse:
        file = request.FILES.get(FILE)
        if file and (file.size or 0) <= LARGEST_FILE:
            try:
                request.FILES[FILE] = kept(file)
            except ValidationError as refusal:
                text = "\n".join(refusal.messages)
                return JsonResponse({"success": False, "error_message": text})
        return super().post(request)
