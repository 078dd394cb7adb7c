"""Who may do what: people and roles, one-time links, the training room."""
