"""Links in texts to documents: those to one in the trash or to a proof lead nowhere."""

from cms.compat.wagtail.rich_text import DocumentLinkHandler
from cms.models.readable_documents import readable


class PublicDocumentLinkHandler(DocumentLinkHandler):
    @classmethod
    def get_many(cls, attrs_list):
        found = super().get_many(attrs_list)
        ids = [document.pk for document in found if document]
        documents = readable(cls.get_model().objects.filter(pk__in=ids))
        known = set(documents.values_list("pk", flat=True))
        return [document if document and document.pk in known else None for document in found]
