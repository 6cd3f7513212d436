"""Writing rich text: the toolbar in view, and the formats that it offers."""
