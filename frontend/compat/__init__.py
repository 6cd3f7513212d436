"""Undocumented names of libraries that the site uses: one module for each library."""
