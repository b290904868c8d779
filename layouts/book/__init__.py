"""Texts → blocks → pages of a book: what the guide and the workbook share."""
