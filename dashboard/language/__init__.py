"""Words, numbers and dates as a reader meets them."""
