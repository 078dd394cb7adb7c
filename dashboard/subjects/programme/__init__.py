"""A programme: progress, stages, permits, milestones, what is owed."""
