"""A second step after the password: a code from an app, a passkey, or a recovery code."""
