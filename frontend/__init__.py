"""The public site: it reads the API as JSON, and is independent of the CMS behind it."""
