"""One command a file; a file here is a command."""
