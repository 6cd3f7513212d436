"""Conflicts: the file and the page both changed since the last import."""
