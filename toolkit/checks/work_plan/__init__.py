"""Work packages, tasks, deliverables, milestones, events and effort."""
