"""What the CMS takes of libraries beyond what they document: one module, or room, for each of them.

Nothing else names these. `tests/cms/compat` holds a contract for each name, which says what breaks
here when a release takes it away; `tests/test_compat.py` finds a private name anywhere else.
"""
