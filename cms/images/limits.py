"""How large the file of a picture may be."""

LARGEST_FILE = 40 * 1024 * 1024  # bytes that are taken in; a photo of more is made smaller by hand
