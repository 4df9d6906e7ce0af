"""A Word file that people have edited takes up the new one, as tracked changes."""
