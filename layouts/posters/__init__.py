"""A deck → the agreements as posters for the wall."""
