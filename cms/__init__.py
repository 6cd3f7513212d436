"""The CMS: editors at /cms/, the content as pages, and the API that everybody reads."""
