"""The API: published content as JSON, for the site and all other clients."""
