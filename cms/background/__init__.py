"""The background process: tasks that follow a change, and what happens at its time."""
