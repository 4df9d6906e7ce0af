"""What texts claim in figures, labels, months and names, held against the plan."""
