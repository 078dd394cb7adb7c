"""Each page as a reader meets it."""
