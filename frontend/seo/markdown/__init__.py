"""Pages as Markdown: CommonMark with the tables and strikethrough of GitHub."""
