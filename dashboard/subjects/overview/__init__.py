"""The first page, and where readiness and need meet."""
