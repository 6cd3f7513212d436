"""The states of the story list and the site search, and the addresses of those states."""
