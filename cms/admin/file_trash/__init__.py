"""The trash for pictures and documents: thirty days, and back into their places."""
