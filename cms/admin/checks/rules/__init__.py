"""The rules of the checks: functions that take a page or its HTML and yield findings."""
