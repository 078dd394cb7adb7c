"""What is shown, in every medium."""
