"""What lies on disk: documents, pictures, the settings of the folder."""
