"""Extensions of Wagtail's redirects: a read-only list, and the prevention of loops."""
