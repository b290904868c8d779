"""What a deck is kept in: cards and how many there are → a tuck box, a belly band, or dividers between suits, to cut and fold."""
