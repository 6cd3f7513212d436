"""The content version: a number that increases with every change that visitors can see."""
