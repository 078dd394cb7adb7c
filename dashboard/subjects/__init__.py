"""What is asked and said of each subject; nothing is drawn here."""
