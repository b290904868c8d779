"""A deck → the workbook to fill in by hand."""
