"""The outline as sheets that people fill in: which there are, made from the model."""
