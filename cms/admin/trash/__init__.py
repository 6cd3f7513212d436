"""The trash: deleted pages can be restored for thirty days."""
