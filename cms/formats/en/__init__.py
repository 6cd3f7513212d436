"""What Django reads for English."""
