"""The keys above a text, in all dialects, and what they mean."""
