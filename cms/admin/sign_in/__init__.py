"""Signing in with a name and a password: the form, and limits on guessing and on new passwords."""
