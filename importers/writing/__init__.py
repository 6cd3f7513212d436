"""The transaction: planned actions become pages."""
