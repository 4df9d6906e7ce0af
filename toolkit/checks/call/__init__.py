"""What the call prescribes, and what its strands and priorities ask for."""
