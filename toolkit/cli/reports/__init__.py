"""What each command reports, one command a file: its values, and the text made from them."""
