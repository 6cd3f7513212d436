"""What a new site starts with: its first pages, roles and secret key."""
