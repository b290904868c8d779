"""What people write in, on paper or on a screen: rulings, lines, tables, and the brief that pages of them are made from."""
