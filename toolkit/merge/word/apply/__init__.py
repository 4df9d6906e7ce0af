"""Carries out the steps of a plan as tracked changes."""
