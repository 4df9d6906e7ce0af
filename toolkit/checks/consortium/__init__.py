"""The partners and their staff."""
