"""A briefing put together by a reader, and shown."""
