"""Brings what people typed into the generated files into the outline."""
