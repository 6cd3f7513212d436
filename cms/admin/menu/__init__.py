"""The order of the information pages, which the menu of the site follows."""
