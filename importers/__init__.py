"""The importer: a folder of Markdown files becomes pages."""
