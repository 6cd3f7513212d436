"""What a profile can say of an organisation (`newsroom.toml`). Knows the file, no database."""
