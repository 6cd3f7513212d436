"""The URLs at which staff order the menu."""

from django.urls import path

from cms.admin.menu.views import MoveView, OrderView

app_name = "menu"
urlpatterns = [
    path("", OrderView.as_view(), name="home"),
    path("<int:pk>/", OrderView.as_view(), name="below"),
    path("move/<int:pk>/", MoveView.as_view(), name="move"),
]
