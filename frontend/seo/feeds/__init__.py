"""Atom feeds of stories."""
