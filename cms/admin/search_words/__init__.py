"""The words of visitors: synonyms that staff keep, and the words that were not found."""
