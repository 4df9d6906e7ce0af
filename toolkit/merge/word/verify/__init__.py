"""What a file says with the tracked changes accepted or rejected."""
