"""The application of drafts that the site shows to editors alone."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    name = "cms.preview"
    label = "preview"
