"""Finished PDFs → what they hold, their pictures, or the same pages two to a side (the room of pypdf and PDFium)."""
