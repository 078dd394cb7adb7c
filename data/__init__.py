"""Facts with their sources, the build that checks them, and the published snapshots."""
