"""Numbers, dates and words as they are said, in every language."""
