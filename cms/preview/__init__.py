"""Drafts that the site shows to editors alone, by a ticket."""
