"""The page by which staff send data."""
