"""The additions of docs/extending.md, each tried in a copy of the project."""
