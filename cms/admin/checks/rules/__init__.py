"""The rules that a page is checked by: each takes a rendered page and yields findings."""
