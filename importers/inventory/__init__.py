"""What a folder holds, before any of it is imported: the inventory. Needs no database."""
