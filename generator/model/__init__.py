"""The vocabulary and nothing else: what a bank, a deck and a sheet of paper are made of, and how a problem is said."""
