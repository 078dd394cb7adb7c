"""What is asked and said of each subject."""
