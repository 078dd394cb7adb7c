"""What is shown, described once as values: bodies made from answers, drawn by each medium in its own way."""
