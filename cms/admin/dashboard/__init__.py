"""The dashboard of the admin, the calendar, and the branding."""
