"""The browser's door: routes, index page, health, limits."""
