"""A text, a style and a measure → lines of set type: fonts, hyphenation, breaking, and the fixed words we print."""

from __future__ import annotations

from layouts.text.shipped_reportlab import import_reportlab

import_reportlab()
