"""Briefings: slides made from a snapshot, and the files made from slides. No page, no server."""
