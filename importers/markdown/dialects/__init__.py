"""What other programs add to Markdown becomes Markdown, line for line, before it is parsed."""
