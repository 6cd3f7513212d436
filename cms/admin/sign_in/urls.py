"""Addresses of Wagtail that have views of ours. They keep the names that Wagtail gives them."""

from django.urls import path
from django.views.decorators.cache import never_cache

from cms.admin.sign_in import views
from cms.admin.sign_in.shared_passwords import limited
from cms.compat.wagtail import shared_passwords

NEW_PASSWORD = "cms/password_reset/confirm/<uidb64>/<token>/"  # noqa: S105  an address
OF_PAGE = "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"
OF_COLLECTION = "documents/authenticate_with_password/<int:restriction_id>/"

urlpatterns = [
    path(
        "cms/password_reset/",
        never_cache(views.AskForPasswordView.as_view()),
        name="wagtailadmin_password_reset",
    ),
    path(
        NEW_PASSWORD,
        never_cache(views.NewPasswordView.as_view()),
        name="wagtailadmin_password_reset_confirm",
    ),
    path("_util/login/", views.to_the_form, name="wagtailcore_login"),
    path(
        OF_PAGE,
        limited(shared_passwords.open_page),
        name="wagtailcore_authenticate_with_password",
    ),
    path(
        OF_COLLECTION,
        limited(shared_passwords.open_collection),
        name="wagtaildocs_authenticate_with_password",
    ),
]
