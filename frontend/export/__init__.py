"""Export of the public site as static files that any web server can serve.

`site` visits all pages; `lists` gives each state of a list a path; `links` rewrites addresses for
the copy; `rewrite` adapts the HTML of a page; `folder` replaces the target folder atomically.
"""
