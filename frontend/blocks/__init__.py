"""The types of blocks, one module each: its dataclass, parsing of its JSON, and its Markdown."""
