"""The addresses of the site when the CMS is in another process."""

from frontend.urls import FILES, urlpatterns

urlpatterns = [*FILES, *urlpatterns]
