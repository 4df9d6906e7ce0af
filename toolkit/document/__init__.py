"""What a text is: a tree of blocks and inlines with roles, not looks."""
