"""A deck and a stock → sheets of cards: faces, backs and the marks to cut by."""
