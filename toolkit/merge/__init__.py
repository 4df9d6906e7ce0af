"""Updates the files that people have edited, merges copies, and pulls edits into the outline."""
