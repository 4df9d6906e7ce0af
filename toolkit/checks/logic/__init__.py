"""Needs, objectives and indicators, and what links them."""
