"""The CMS: content as Wagtail pages, the admin for editors, and the API."""
