"""A text with a table in Markdown → the cells of each of its lines."""

from __future__ import annotations

import re

RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line below the names: dashes between bars."""

BAR = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def is_table(text: str) -> bool:
    """Whether a text has a table: a line of dashes and bars below one with as many bars."""
    before = ""
    for line in text.splitlines():
        if "|" in line and "|" in before and _is_rule(line) and len(cells_of(before)) == len(cells_of(line)):
            return True
        before = line
    return False


def cells_of(line: str) -> list[str]:
    """A line → its cells, those of a line of dashes empty. A bar behind a backslash is part of a text."""
    if "|" in line and _is_rule(line):
        return [""] * len(_split(line))
    return [BREAK.sub("\n", cell.strip().replace("\\|", "|")) for cell in _split(line)]


def _split(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    return BAR.split(inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner)


def _is_rule(line: str) -> bool:
    return RULE.fullmatch(line) is not None
