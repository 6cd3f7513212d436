"""The API: published content as JSON, for the site and for everybody else."""
