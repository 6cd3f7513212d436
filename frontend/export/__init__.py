"""The whole public site as plain files: the emergency exit, for any web server.

`site` goes through all there is; `lists` gives the states of lists addresses of their own; `links`
says where a link leads in the copy; `rewrite` changes a page; `folder` writes, all or nothing.
"""
