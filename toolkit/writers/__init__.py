"""From the document tree to files: Word and Markdown."""
