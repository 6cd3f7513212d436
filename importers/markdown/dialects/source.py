"""Rewrite a text in the dialect of another program to Markdown, before it is parsed.

Each line stays where it is, so that messages name the lines of the file.
"""

from importers.markdown.dialects.code import Code
from importers.markdown.dialects.comments import may_have_comments, without_comments
from importers.markdown.dialects.directives import rewrite_directives
from importers.markdown.dialects.marks import rewrite_marks
from importers.markdown.dialects.tags import rewrite_tags
from importers.markdown.findings import Findings


def as_markdown(text: str, findings: Findings) -> str:
    """Return the text without what only its old program understands. Twice is as good as once."""
    if may_have_comments(text):
        text = without_comments(text, Code(text), findings)
    if "{%" in text or "{{" in text:
        text = rewrite_tags(text, findings)
    return rewrite_marks(rewrite_directives(text, findings), findings)
