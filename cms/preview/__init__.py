"""Previews: the site renders a draft for editors who hold a ticket."""
