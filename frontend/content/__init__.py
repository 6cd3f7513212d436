"""Content as frozen dataclasses, parsed from the API's JSON: the site, lists, pictures, text."""
