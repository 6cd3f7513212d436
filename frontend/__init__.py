"""The public site: it reads the API as JSON, and knows nothing of the CMS behind it."""
