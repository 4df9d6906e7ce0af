"""The records in `.proposal`: what is kept about a project between two commands."""
