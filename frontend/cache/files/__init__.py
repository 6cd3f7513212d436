"""Files of the CMS that the site keeps on disk, byte for byte, so that the server can send them."""
