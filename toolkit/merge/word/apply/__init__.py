"""The steps of a plan are carried out as tracked changes."""
