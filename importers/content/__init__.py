"""One document becomes the content of a page."""
