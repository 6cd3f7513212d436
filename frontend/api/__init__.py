"""The client of the API: JSON becomes content, and nothing above sees JSON."""
