"""One short file per page: what it shows, and in which order."""
