"""Links in texts to documents: those to one in the trash lead nowhere."""

from cms.compat.wagtail.rich_text import DocumentLinkHandler
from cms.models.trashed_documents import trashed_documents


class PublicDocumentLinkHandler(DocumentLinkHandler):
    @classmethod
    def get_many(cls, attrs_list):
        gone = set(trashed_documents())
        found = super().get_many(attrs_list)
        return [None if document and document.pk in gone else document for document in found]
