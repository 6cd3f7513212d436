"""Mail to editors: stored with the change that it is about, sent by the background process."""
