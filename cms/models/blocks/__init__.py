"""The blocks of a body: what editors fill in, and the JSON of each in the API."""
