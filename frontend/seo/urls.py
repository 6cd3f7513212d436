"""The addresses that other programs read. Their names have a dot, which no slug of a page has."""

from django.urls import path, re_path

from frontend.seo import views

urlpatterns = [
    path("robots.txt", views.robots_txt),
    path("llms.txt", views.llms_txt),
    path("site.webmanifest", views.manifest),
    path("sitemap.xml", views.whole_sitemap),
    path("sitemap-<int:part>.xml", views.part_of_sitemap),
    # All of them match without the slash that starts a path, as Django has it.
    re_path(
        r"^(?P<path>(?:[^/]+/)*)feed(?:-(?P<category>[-\w]+))?\.(?P<kind>atom|json)$", views.feed
    ),
    re_path(r"^(?P<path>(?:[^/]+/)*)index\.md$", views.markdown),
    re_path(r"^(?P<path>(?:[^/]+/)*)deel\.png$", views.share_picture),
]
