"""Search engine optimisation, and other formats: meta tags, share images, sitemap, feeds."""
