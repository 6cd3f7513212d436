"""Finished answers, kept in memory and on disk until the content version rises."""
