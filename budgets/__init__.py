"""The workbook generator: from the dossier to an Excel file with live formulas."""
