"""Inviting colleagues: by mail, with one role, and a password that they choose themselves."""
