"""The intake workbook: the outline as sheets that people fill in, drawn from `toolkit.intake`."""
