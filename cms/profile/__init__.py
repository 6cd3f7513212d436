"""The format of an organisation's profile (`newsroom.toml`). Independent of the database."""
