"""The client of the API. What it asks comes back as content, and nothing above sees JSON."""
