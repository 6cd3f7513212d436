"""The search index: FTS5 on SQLite, text search on PostgreSQL, both in Dutch."""
