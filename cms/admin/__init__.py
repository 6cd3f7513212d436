"""Extensions of Wagtail's admin, one package for each subject."""
