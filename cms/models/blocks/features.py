"""What the editor of rich text offers in each place."""

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
CALLOUT_FEATURES = [
    *(*INLINE_FEATURES, "ul", "ol", "code", "strikethrough", "superscript", "subscript"),
]
# The importer stores only these as well: all of them survive opening and saving in the editor.
TEXT_FEATURES = [
    "h2",
    "h3",
    "h4",
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "document-link",
    "hr",
    "code",
    "strikethrough",
    "superscript",
    "subscript",
]
