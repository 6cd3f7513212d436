"""The tree of pages as a whole: what former versions damaged, and how it is repaired."""
