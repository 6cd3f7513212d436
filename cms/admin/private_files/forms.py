"""The forms for pictures and documents, which screens and API v3 use, and their collection."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.documents.forms import BaseDocumentForm
from wagtail.models import Collection

from cms.admin.private_files.moves import may_move, refusal
from cms.images.forms import PictureForm
from cms.models.shared_form import OvertakenError, Shared


class KeepsPrivate:
    """Mixin that refuses a collection in which more people would see the file."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self._user = user
        self._former = self.instance.pk and self.instance.collection_id

    def clean_collection(self):
        new = self.cleaned_data["collection"]
        if self._user and self._former and self._former != new.pk:
            former = Collection.objects.get(pk=self._former)
            if not may_move(self._user, former, new):
                raise ValidationError(refusal(former))
        return new


class PrivatePictureForm(Shared, KeepsPrivate, PictureForm):
    def save(self, commit=True):
        """Save the picture. Remove its new file, which is stored already, if it is refused."""
        try:
            return super().save(commit)
        except OvertakenError:
            if "file" in self.changed_data:
                self.instance.file.delete(save=False)
            raise


class PrivateDocumentForm(Shared, KeepsPrivate, BaseDocumentForm):
    def save(self, commit=True):
        """Save the document, and remove its former file once that is certain.

        Wagtail removes it first: a full disk or a locked database would leave neither file.
        """
        former, self.original_file = self.original_file, None
        with transaction.atomic():
            document = super().save(commit)
            if commit and former and former.name != document.file.name:
                transaction.on_commit(partial(former.storage.delete, former.name))
        return document
