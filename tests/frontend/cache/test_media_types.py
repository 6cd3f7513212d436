"""Who gets Markdown: whoever names it, unless HTML is more welcome."""

import pytest

from frontend.cache.media_types import prefers_markdown

CHROMIUM = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    "accept",
    [
        "text/markdown",
        "Text/Markdown",
        "text/markdown, */*",
        "text/markdown, text/html;q=0.9, */*;q=0.1",
        "text/html, text/markdown",
        "text/html;q=0.5,text/markdown;variant=GFM;q=0.6",
        "text/markdown;q=0.2, */*;q=0.1",
        "text/markdown, text/*;q=0.5, text/html;q=0",
    ],
)
def test_markdown_for_who_names_it(accept):
    assert prefers_markdown(accept)


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "text/*",
        CHROMIUM,
        "text/html, text/event-stream",
        "text/html, text/markdown;q=0.9",
        "text/markdown;q=0",
        "text/markdown;q=x",
        "text/markdown;q=0.1, text/*;q=0.2",
        "text/markdown-but-other",
        "application/x-text/markdown",
    ],
)
def test_html_for_everybody_else(accept):
    assert not prefers_markdown(accept)
