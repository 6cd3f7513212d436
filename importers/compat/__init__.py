"""What the importer takes of libraries beyond what they document: one module for each of them."""
