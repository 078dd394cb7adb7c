"""What is shown, drawn as SVG without a browser or a session: one picture for deck, PNG and PDF."""
