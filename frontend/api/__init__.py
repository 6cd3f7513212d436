"""The client of the API. It returns content as dataclasses; no other package handles JSON."""
