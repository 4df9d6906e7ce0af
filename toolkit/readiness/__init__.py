"""How far a proposal is written, and what of the call it answers."""
