"""The workbook generator: from a dossier to an Excel work plan and budget."""
