"""A form is filled: pieces of a draft are carried into its boxes, rows and blocks."""
