"""What is kept about a project between two commands, and where: the records in `.proposal`."""
