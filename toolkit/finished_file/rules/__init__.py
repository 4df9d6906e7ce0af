"""Rules on finished files: each file is one, and its docstring is the page that explains it."""
