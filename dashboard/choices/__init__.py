"""What a reader chooses, kept in the address."""
