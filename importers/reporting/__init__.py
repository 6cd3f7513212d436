"""What a person is told: messages, the report, progress."""
