"""What a question answers, and what a passport says of it."""
