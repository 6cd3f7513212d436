"""Undocumented names of libraries that the CMS uses: one module or package for each library.

No other module imports these. `tests/cms/compat` has a contract test for each name, which says
what breaks if a release removes it; `tests/test_compat.py` finds private names anywhere else.
"""
