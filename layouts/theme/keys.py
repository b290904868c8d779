"""A record of a theme and one of its keys → what the key is for, in a sentence: for editors and for the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from layouts.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS: Mapping[type[Any], Mapping[str, str]] = {
    theme.Theme: {
        "name": "Its name; that of the file where left out.",
        "title": "What it is like, in a few words.",
        "ink": "The colour of text.",
        "quiet": "The colour of small print and of follow-up questions.",
        "paper": "The ground of tips, and of panels that are no suit's.",
        "lines": "The colour of lines to write on and of thin rules.",
        "suits": "The colours and icons that suits take in order, unless the deck gives them their own.",
        "sign": "The icon of what is no suit's, such as the backs of tips.",
        "reflection": "How much of its colour a mirror image keeps, from 0 to 1.",
        "radius": "Of round corners, in mm.",
        "fonts": "A package of fonts, or for each style a file or more; the first that has a character draws it.",
        "areas": "Whether areas of colour are filled, or outlined to spare ink.",
        "weight": "How heavy outlines and icons are, times the usual.",
        "back": "How the backs of cards look.",
        "logo": "A logo, on the covers of the books.",
    },
    theme.SuitLook: {
        "colour": "The colour, dark enough for white letters on it.",
        "icon": "The icon.",
        "suit": "The id of the suit that this look is for; the next suit without one where left out.",
    },
    theme.FontFiles: {
        "regular": "The files of the regular style.",
        "bold": "The files of the bold style.",
        "italic": "The files of the italic style.",
    },
    theme.Back: {
        "pattern": "What is around the icon of the suit.",
        "picture": "The file of a picture in the icon's place, from the folder of the theme.",
    },
    theme.Logo: {
        "file": "The file of the logo (PNG, JPEG or SVG), from the folder of the theme.",
        "shows": "What the logo shows, in words, for who cannot see it.",
        "cards": "Whether it stands on the backs of cards too.",
    },
}
"""Every key of every record of a theme; a test sees to it that none lacks and none is too many."""
