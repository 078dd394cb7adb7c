"""Who may do what: people and their roles, sign-ins that were ended, one-time links, the training room."""
