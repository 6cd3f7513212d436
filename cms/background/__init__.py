"""The background process: tasks triggered by changes, and scheduled and periodic work."""
