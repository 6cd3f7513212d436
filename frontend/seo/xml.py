"""Write XML documents."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.xmlreader import AttributesImpl

from frontend.compat.django import SimplerXMLGenerator
from frontend.seo.xml_text import printable

NO_ATTRIBUTES = AttributesImpl({})


class Document(SimplerXMLGenerator):
    """An XML document; `body` is its content when it is complete."""

    body = b""


@contextmanager
def document(root: str, names: dict[str, str]) -> Iterator[Document]:
    """Context that yields a document whose root element encloses all elements written within."""
    data = io.BytesIO()
    xml = Document(data, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement(root, AttributesImpl(names))
    yield xml
    xml.endElement(root)
    xml.endDocument()
    xml.body = data.getvalue()


def element(xml: SimplerXMLGenerator, name: str, text: str, **attributes: str) -> None:
    xml.addQuickElement(name, printable(text), attributes)
