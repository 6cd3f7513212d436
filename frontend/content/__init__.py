"""Content as frozen dataclasses, each read from the API's JSON: the site, lists, pictures, text."""
