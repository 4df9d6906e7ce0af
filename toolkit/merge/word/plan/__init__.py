"""Plans what has to be done to an edited file, as a list of steps."""
