"""What the importer uses of libraries beyond their documentation: one module for each library."""
