"""The generated picture for sharing a page."""
