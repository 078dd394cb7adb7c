"""From raw facts to a snapshot, and what keeps snapshots whole."""
