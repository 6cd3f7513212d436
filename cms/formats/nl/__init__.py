"""What Django reads for Dutch."""
