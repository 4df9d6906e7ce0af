"""Reads and updates a workbook that people have edited."""
