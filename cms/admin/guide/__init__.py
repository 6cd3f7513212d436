"""The guide for editors, shown inside the CMS: `docs/redactie.md` and its pictures."""
