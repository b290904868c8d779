"""A deck → the facilitator guide."""
