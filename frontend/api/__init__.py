"""The client of the API: all that is asked of it. Each type of content reads its own JSON."""
