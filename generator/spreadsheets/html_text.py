"""HTML, as Anki keeps its texts in → the plain text, or why there is none."""

from __future__ import annotations

import re
from html.parser import HTMLParser

LINES = frozenset({"br", "div", "p", "li", "tr", "h1", "h2", "h3", "ul", "ol", "blockquote"})
"""Tags at which a line ends."""

NO_TEXT = frozenset({"script", "style"})
"""Tags of which the content is not to be read."""

HOLDS = {"img": "a picture", "audio": "a sound", "video": "a film", "svg": "a drawing", "math": "a formula"}
"""Tags of what cannot be a text, and what a person calls it."""

SOUND = re.compile(r"\[sound:[^\]]*\]")
CLOZE = re.compile(r"\{\{c[0-9]+::")


class _Reading(HTMLParser):
    """The texts between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.holds = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 – HTMLParser's
        self.holds = self.holds or HOLDS.get(tag, "")
        self._silent += tag in NO_TEXT
        if tag in LINES:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in NO_TEXT and self._silent > 0
        if tag in LINES and tag != "br":
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # An end of a line in HTML is a space; only a tag ends a line.
            self.said.append(re.sub(r"[ \t\n]+", " ", data).replace("\xa0", " "))


def text_of(html: str) -> tuple[str, str]:
    """HTML → its text, and what it holds that can be none: ``a picture``, ``a sound``, ``a gap to fill in``."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    text = "".join(reading.said)
    holds = reading.holds or ("a sound" if SOUND.search(text) else "a gap to fill in" if CLOZE.search(text) else "")
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip(), holds
