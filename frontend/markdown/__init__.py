"""Text, cleaned HTML and links written as Markdown: what blocks and pages are put together from."""
