"""Checks inside the workbook, each with a light that follows the figures."""
