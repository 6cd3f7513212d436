"""Saving what somebody writes: drafts that are not complete, and what could not be stored."""
