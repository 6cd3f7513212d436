"""The way to publish: the buttons of each role, the second pair of eyes, planning, sending back."""
