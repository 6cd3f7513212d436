"""The number that rises with each change that visitors can see."""
