"""A deck → the sheets that a team fills in together: one side each, to lay on the table or hang on the wall."""
