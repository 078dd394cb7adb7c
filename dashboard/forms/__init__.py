"""What is filled in on the live page."""
