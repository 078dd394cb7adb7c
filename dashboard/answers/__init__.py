"""What is asked of the data, and what an answer knows of its question."""
