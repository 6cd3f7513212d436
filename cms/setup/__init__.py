"""What a new site starts with: its first pages, roles, what its profile decides, a secret key."""
