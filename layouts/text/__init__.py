"""A text, a style and a measure → lines of set type: fonts, hyphenation, breaking, and the fixed words we print."""

from __future__ import annotations

from layouts.text.without_pillow import let_reportlab_do_without_pillow

let_reportlab_do_without_pillow()
