"""From the province to the village, and one regency on a page."""
