"""Pictures and documents of private collections stay as private as they are."""
