"""The cache of responses in memory and on disk, valid until the content version changes."""
