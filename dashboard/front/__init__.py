"""The browser's door: index page, menu, limits, and the script that draws a page."""
