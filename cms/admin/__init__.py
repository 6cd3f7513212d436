"""What editors find in the admin beside Wagtail's own: one room for each subject."""
