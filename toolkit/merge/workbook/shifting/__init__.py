"""Shifts rows and columns, and updates everything that refers to cells."""
