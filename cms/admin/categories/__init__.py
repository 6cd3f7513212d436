"""Managing categories: ordering, merging, and protecting those in use from deletion."""
