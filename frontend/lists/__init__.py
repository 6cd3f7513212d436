"""The story list and the site search: their states, and the URLs of these."""
