"""Undocumented names of Wagtail: a module each for its models, its admin and its API.

They are separate, because modules of models cannot import the admin, which needs all models loaded.
"""
