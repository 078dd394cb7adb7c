"""The words, numbers and dates of every language."""
