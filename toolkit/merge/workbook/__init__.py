"""A workbook that people have edited: what it says, and how it takes up the new one."""
