"""A text, a style and a measure → lines of set type: fonts, hyphenation, breaking, and the fixed words we print."""
