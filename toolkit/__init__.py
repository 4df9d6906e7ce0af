"""The toolkit behind `proposal`: from one outline to a Word proposal and an Excel workbook."""
