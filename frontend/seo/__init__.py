"""What other programs find the site by: heads, sharing pictures, sitemap, feeds, Markdown."""
