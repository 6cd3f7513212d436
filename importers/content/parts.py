"""Read the two parts of a document: the keys above the text, and the text as plain Markdown."""

from importers.content.defaults import use_text_of_keys
from importers.files.documents import Document
from importers.formats.damaged import damaged_lines
from importers.front_matter.split import FrontMatter, split_document
from importers.markdown.dialects.source import as_markdown
from importers.markdown.findings import Findings
from importers.problems import warning


def read_parts(document: Document) -> FrontMatter:
    """Return the keys and the body of a document, as plain Markdown, and what is wrong so far."""
    parts = split_document(document.text)
    use_text_of_keys(parts)
    findings = Findings()
    parts.body = as_markdown(parts.body, findings)  # before any of it becomes title or summary
    parts.problems += findings.problems
    for line, word, repaired in damaged_lines(document.text):
        parts.problems.append(warning("damaged-text", line, word=word, mended=repaired))
    return parts
