"""Slips of people who write YAML for the first time, one kind a file, and how each is mended."""
