"""URLs for other programs. Their names contain a dot, which no slug of a page can."""

from django.urls import path, re_path

from frontend.seo import views

urlpatterns = [
    path("robots.txt", views.robots_txt),
    path("llms.txt", views.llms_txt),
    path(".well-known/security.txt", views.security_txt),
    path("site.webmanifest", views.manifest),
    path("sitemap.xml", views.whole_sitemap),
    path("sitemap-<int:part>.xml", views.part_of_sitemap),
    # Django matches paths without their leading slash.
    re_path(
        r"^(?P<path>(?:[^/]+/)*)feed(?:-(?P<category>[-\w]+))?\.(?P<kind>atom|rss|json)$",
        views.feed,
    ),
    re_path(r"^(?P<path>(?:[^/]+/)*)index\.md$", views.markdown),
    re_path(r"^(?P<path>(?:[^/]+/)*)deel\.png$", views.share_picture),
]
