"""Pictures: the upload form, removal of the place where they were made, image operations."""
