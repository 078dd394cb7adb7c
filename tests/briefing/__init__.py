"""Slides and the files made from slides."""
