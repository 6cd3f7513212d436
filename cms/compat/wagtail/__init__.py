"""Wagtail beyond its documentation: a module for its models, its admin and its API.

They are three because a module of models cannot import the admin: this needs all models loaded.
"""
