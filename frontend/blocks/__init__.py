"""A file for each type of block: what it holds, how it is read, and how it is written."""
