"""The types of pages, one module each: dataclass, parsing, related content, metadata, Markdown."""
