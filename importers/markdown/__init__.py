"""Markdown, MDX and shortcodes become blocks; a finding reports whatever is lost."""
