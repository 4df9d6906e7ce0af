"""Reads a file with the tracked changes accepted or rejected."""
