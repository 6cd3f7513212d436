"""Conflicts in the CMS: file and page side by side, and what an editor decides."""
