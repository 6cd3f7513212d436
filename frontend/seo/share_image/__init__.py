"""The picture that is shown where somebody shares a page."""
