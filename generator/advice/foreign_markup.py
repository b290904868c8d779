"""A text → the marks in it of HTML, Markdown, LaTeX and the like, which are printed as they stand, and what to write instead.

Texts come from web pages, wikis and chats. The one mark that we know is a star on either side of what is stressed. Only
what is surely a mark is told: ``<3``, ``<name>``, a line to fill in and a price in dollars are none.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|o:p|ol|p|pre|q|s|small"
    "|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|wbr"
)

TAKE_OUT = "take it out; what should be stressed goes between two stars: *so*"


class Mark(NamedTuple):
    """A mark that was found: as it is written, the language it belongs to, the remedy, and what it is one of."""

    written: str
    language: str
    hint: str
    kind: str


class _Kind(NamedTuple):
    pattern: re.Pattern[str]
    language: str
    hint: Callable[[re.Match[str]], str]
    is_one: Callable[[re.Match[str]], object] = lambda _: True


def _entity(match: re.Match[str]) -> str:
    meant = unescape(match[0])
    return f"write {meant} itself" if meant.isprintable() and not meant.isspace() else "write a space in its place"


def _tag(match: re.Match[str]) -> str:
    if match[1].casefold() == "br":
        return "take it out; a text that is written below its key, behind |, keeps its lines"
    return TAKE_OUT


def _stars(match: re.Match[str]) -> str:
    return f"one star on either side is enough: *{match[1]}*"


KINDS = (
    _Kind(
        re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
        "HTML",
        _entity,
        lambda match: match[1][0] == "#" or f"{match[1]};" in html5,
    ),
    _Kind(re.compile(rf"</?({TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE), "HTML", _tag),
    _Kind(re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*"), "Markdown", _stars),
    _Kind(re.compile(r"(?<!\w)(__|~~)(?=[^\s_])([^_~\n]+?)(?<=\S)\1(?!\w)"), "Markdown", lambda _: TAKE_OUT),
    _Kind(re.compile(r"(`{1,3})[^`\n]+\1"), "Markdown", lambda _: TAKE_OUT),
    _Kind(re.compile(r"!?\[[^\]\n]*\]\((?:https?:|mailto:|www\.)[^)\s]*\)"), "Markdown", lambda _: "write the words alone"),
    _Kind(re.compile(r"^#{1,6} (?=\S)", re.MULTILINE), "Markdown", lambda _: TAKE_OUT),
    _Kind(re.compile(r"\[/?(?:b|i|u|s|url|color|size|quote)(?:=[^\]\n]*)?\]", re.IGNORECASE), "BBCode", lambda _: TAKE_OUT),
    _Kind(re.compile(r"\\(?:[A-Za-z]+(?:\{[^{}\n]*\})*|[%&_#${}])"), "LaTeX", lambda _: "write the sign or the words themselves"),
    _Kind(re.compile(r"\$[^$\s][^$\n]*[\^_{][^$\n]*\$"), "LaTeX", lambda _: "write it in words or signs"),
)  # fmt: skip


ODD = re.compile(r"[&<`\\$]|\*\*|__|~~|\[|^#", re.MULTILINE)
"""Without one of these there is no mark in a text; most have none."""


def foreign_marks(text: str) -> Iterator[Mark]:
    """The first mark of each kind in a text."""
    if not ODD.search(text):
        return
    for kind in KINDS:
        found = next(filter(kind.is_one, kind.pattern.finditer(text)), None)
        if found:
            alike = found[0] if kind.hint is _entity else kind.pattern.pattern
            yield Mark(found[0].strip(), kind.language, kind.hint(found), alike)
