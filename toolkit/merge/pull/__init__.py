"""What people typed into the generated files comes back into the outline."""
