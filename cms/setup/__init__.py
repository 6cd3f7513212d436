"""The setup of a new site: first pages, roles, profile and secret key."""
