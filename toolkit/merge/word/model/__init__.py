"""A Word file as values and elements: what the other packages of `word` read and write."""
