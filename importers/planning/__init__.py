"""What will happen to each page. Writes nothing."""
