"""The seeds arrive whole: words, emphasis, headings, lists and line breaks.

What is stored is shown by Wagtail, the source by a plain CommonMark renderer that knows nothing of
the importer; both are brought to one spelling of tags and compared.
"""

import re

import pytest
from markdown_it import MarkdownIt
from wagtail.rich_text import expand_db_html

from cms.models import InfoPage, StoryPage
from importers.management.commands.prepare import SEEDS
from importers.pipeline import import_folder

SEED_FILES = {"verhalen/najib.md": StoryPage, "main/deMaatjes/index.md": InfoPage}


@pytest.fixture(params=SEED_FILES, ids=str)
def seed(request, home):
    """The expected and the stored HTML of one seed's body."""
    import_folder(SEEDS)
    source = (SEEDS / request.param).read_text("utf-8").split("---\n", 2)[2]
    (block,) = SEED_FILES[request.param].objects.get().body
    assert block.block_type == "text"
    expected = MarkdownIt("commonmark").render(source)
    return normalised(expected), normalised(expand_db_html(block.value.source))


def normalised(html: str) -> str:
    for old, new in (("strong", "b"), ("em", "i")):
        html = re.sub(rf"<(/?){old}>", rf"<\1{new}>", html)
    html = re.sub(r"\s*<br ?/?>\s*", "<br>", html)
    html = re.sub(r"\s+", " ", html)
    return re.sub(r"\s*(</?(?:p|h\d|ul|ol|li|blockquote)>)\s*", r"\1", html)


def test_the_stored_text_equals_commonmark(seed):
    expected, stored = seed
    assert stored == expected


def test_the_comparison_has_something_to_compare():
    source = (SEEDS / "verhalen/najib.md").read_text("utf-8").split("---\n", 2)[2]
    html = normalised(MarkdownIt("commonmark").render(source))
    assert (html.count("<br>"), html.count("<b>")) == (6, 7)
    html = MarkdownIt("commonmark").render((SEEDS / "main/deMaatjes/index.md").read_text("utf-8"))
    assert html.count("<li>") == 3
