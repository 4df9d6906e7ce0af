"""What follows from a proposal: schedule, effort, budget; pure functions."""
