"""Pages that somebody deleted, for thirty days: discarding, finding, restoring, expiring."""
