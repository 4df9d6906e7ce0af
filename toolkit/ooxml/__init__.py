"""Office files as parts: the zip archive, relationships and the XML inside."""
