"""How dates may be typed, in both languages of the CMS alike (`FORMAT_MODULE_PATH`)."""
