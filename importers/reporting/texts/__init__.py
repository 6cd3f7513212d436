"""The texts of problems, by the stage of the importer that finds them."""
