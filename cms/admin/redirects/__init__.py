"""Redirects that staff can read, and that never lead round in a circle."""
