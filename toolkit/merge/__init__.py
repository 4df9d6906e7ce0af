"""A new generation meets the file that a person has edited."""
