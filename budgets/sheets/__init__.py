"""One sheet a file; its function bears the name of the file."""
