"""One indicator by regency, and regencies beside each other."""
