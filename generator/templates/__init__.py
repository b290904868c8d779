"""Templates of other programs for sheets of cards → stocks."""
