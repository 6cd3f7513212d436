"""Addresses before those of Wagtail: two answer whether somebody is signed in or not."""

from django.urls import path

from cms.admin.drafts import colleagues, who

urlpatterns = [
    path("cms/concept/wie/", who.who, name="drafts_who"),
    path("cms/concept/ingelogd/", who.signed_in, name="drafts_signed_in"),
    path(  # Wagtail's own, which tells people apart by their names alone
        "cms/editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/"
        "<int:session_id>/",
        colleagues.seen,
    ),
]
