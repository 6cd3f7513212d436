"""What editors see first: the dashboard, the calendar, the look of the organisation."""
