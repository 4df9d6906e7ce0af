"""How texts are written, and what they say."""
