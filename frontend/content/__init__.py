"""Content as frozen dataclasses: pages, their blocks, pictures, rich text."""
