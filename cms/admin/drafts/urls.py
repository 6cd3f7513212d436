"""Addresses that answer whether somebody is signed in or not."""

from django.urls import path

from cms.admin.drafts import who

urlpatterns = [
    path("cms/concept/wie/", who.who, name="drafts_who"),
    path("cms/concept/ingelogd/", who.signed_in, name="drafts_signed_in"),
]
