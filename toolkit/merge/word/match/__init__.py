"""Matches the blocks of one version with those of another."""
