"""The application of drafts: its scripts and templates."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "cms.admin.drafts"
    label = "drafts"
