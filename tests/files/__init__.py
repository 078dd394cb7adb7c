"""Rows as files to take home."""
