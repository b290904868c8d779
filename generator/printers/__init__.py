"""Printers: what was seen on a calibration sheet → what a printer does to a page, kept, and how a page makes up for it."""
