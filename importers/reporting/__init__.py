"""What a person reads of an import: messages, the report, progress."""
