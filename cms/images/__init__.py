"""Pictures: the upload form, removal of locations from EXIF data, and image operations."""
