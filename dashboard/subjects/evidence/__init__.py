"""Where numbers come from, where they disagree, what changed."""
