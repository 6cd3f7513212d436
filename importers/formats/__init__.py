"""YAML, TOML and JSON read strictly: every value as text with its line."""
