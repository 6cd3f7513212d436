"""Consent: who is in a picture, until when they agreed, and how that can be proven."""
