"""Conversion of text, sanitised HTML and links to Markdown, for blocks and pages."""
