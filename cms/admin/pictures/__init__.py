"""Pictures as people have them: dropped or pasted where they belong, and many at once."""
