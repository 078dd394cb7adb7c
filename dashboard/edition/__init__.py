"""A page as HTML that the server sends whole: without a session, a script or a second request."""
