"""Mail to editors: stored with the change that it tells of, sent by the background process."""
