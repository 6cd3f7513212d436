"""Signing in with a name and a password: the form, and bounds on guessing and on new passwords."""
