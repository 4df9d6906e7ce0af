"""A Word file as values and elements, which the other packages of `word` read and write."""
