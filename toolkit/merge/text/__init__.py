"""Pure functions on texts and sequences: tokens, three-way merge, likeness, best matches."""
