"""How the server is kept: limits, log, figures for those who watch it."""
