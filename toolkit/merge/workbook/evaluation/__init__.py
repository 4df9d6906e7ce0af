"""Computes the formulas of a workbook as Excel and LibreOffice do, or not at all."""
