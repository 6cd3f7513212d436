"""Addresses for who is not signed in yet, in place of Wagtail's or beside them."""

from django.urls import path
from django.views.decorators.cache import never_cache

from cms.admin.second_step import views

urlpatterns = [
    path("cms/login/", never_cache(views.SignInView.as_view()), name="wagtailadmin_login"),
    path(
        "cms/login/tweede-stap/",
        never_cache(views.SecondStepView.as_view()),
        name="second_step_ask",
    ),
    path(
        "cms/login/passkey/",
        never_cache(views.PasskeyQuestionView.as_view()),
        name="second_step_passkey",
    ),
]
