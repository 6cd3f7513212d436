"""A file for each type of page: what it holds, how it is read, what it asks, what it tells."""
