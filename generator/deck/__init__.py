"""A bank and what was asked → a deck: which cards, in which order, in which cell of which sheet."""
