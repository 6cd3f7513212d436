"""Markdown, MDX and shortcodes become blocks, with a finding for whatever is lost."""
