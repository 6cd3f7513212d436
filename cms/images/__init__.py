"""Pictures on their way in: the upload form, EXIF data, operations on their sizes."""
