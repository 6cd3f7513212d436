"""Full text search of pages in Dutch, with FTS5 on SQLite and text search on PostgreSQL."""
