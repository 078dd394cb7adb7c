"""The browser's door: who comes in, what is answered, what is refused."""
