"""The budget, and support to third parties."""
