"""Answers to forms: reading them, telling people from programs, storing, telling staff."""
