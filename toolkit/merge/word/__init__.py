"""Updates an edited Word file with tracked changes."""
