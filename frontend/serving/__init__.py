"""The server: the application that it runs, static files, warming."""
