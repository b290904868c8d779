"""Plain values → the YAML that says them, as a person would write it: quotes only where it needs them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.bank.yaml.events import NOTHING

if TYPE_CHECKING:
    from generator.bank.yaml.reader import Value

LONGEST_LINE = 120
"""Characters of a line of a text that is folded."""

PLAIN = re.compile(r"[^\W_]|[‘“¿¡…€]")
"""How a text begins that may go without quotes: no sign that means something in YAML."""


class Figure(str):
    """A number or a switch, as it is written: without quotes."""

    __slots__ = ()


NO_TEXT = re.compile(r"[-+.\d][\d.,:_eExXa-fA-F+-]*|true|false|yes|no|on|off|y|n", re.IGNORECASE)
"""What other programs would not take for a text. We do, and still quote it for them."""

FIGURES = frozenset({"depth"})
"""Keys with a number behind them, which goes without quotes."""

IN_FLOW = re.compile(r"[][{},:?]")
"""What ends a text inside brackets."""

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, flow: bool = False, style: str = "", indent: int = 0, end: str = "\n") -> str:
    """A text → how it is written behind its key.

    Args:
        text: without white space around it.
        flow: whether it stands inside brackets or braces.
        style: how the text was written that it replaces: a quote, ``>`` or ``|``; kept where the new one can be so.
        indent: columns that the lines of a folded or literal text stand in.
        end: of a line.
    """
    if isinstance(text, Figure):
        return str(text)
    if style == ">" and not flow and _folds(text):
        return ">-" + "".join(f"{end}{' ' * indent}{line}" for line in _folded(text, LONGEST_LINE - indent))
    if "\n" in text and not flow and _stays_literal(text):
        return "|-" + "".join(f"{end}{' ' * indent}{line}".rstrip(" ") for line in text.split("\n"))
    if style == "'" and _shows(text):
        return "'" + text.replace("'", "''") + "'"
    return text if style != '"' and goes_plain(text, flow=flow) else '"' + "".join(map(_escaped, text)) + '"'


def goes_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text needs no quotes."""
    if not PLAIN.match(text) or not _shows(text) or text in NOTHING or NO_TEXT.fullmatch(text):
        return False
    if text != text.strip() or ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and IN_FLOW.search(text))


def flow_list(items: list[Value], end: str = "\n") -> str:
    """A list of texts on one line: ``[open, failure]``."""
    return "[" + ", ".join(_inside(item, end) for item in items) + "]"


def flow_group(group: dict[str, Value], end: str = "\n") -> str:
    """A group on one line: ``{id: A1, suit: A}``."""
    return (
        "{"
        + ", ".join(f"{key}: {value if key in FIGURES else _inside(value, end)}" for key, value in group.items())
        + "}"
    )


def _inside(value: Value, end: str) -> str:
    if isinstance(value, dict):
        return flow_group(value, end)
    return flow_list(value, end) if isinstance(value, list) else scalar(value or "", flow=True)


def entry(key: str, value: Value, indent: int, end: str = "\n") -> str:
    """A key and its value → its lines, from the key on, without the end of the last one.

    Args:
        key: the key.
        value: a text, a list of texts or of groups, or a group of these.
        indent: the column of the key.
        end: of a line.
    """
    if isinstance(value, dict):
        inner = (f"{end}{' ' * (indent + 2)}{entry(each, said, indent + 2, end)}" for each, said in value.items())
        return f"{key}:" + "".join(inner)
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return f"{key}:" + "".join(f"{end}{item(each, indent + 2, end)}" for each in value)
    if isinstance(value, list):
        return f"{key}: {flow_list(value, end)}"
    text = value or ""
    if key in FIGURES:
        return f"{key}: {text}"
    long = indent + len(key) + len(text) > LONGEST_LINE
    return f"{key}: {scalar(text, style='>' if long else '', indent=indent + 2, end=end)}"


def block(group: dict[str, Value], indent: int, end: str = "\n") -> str:
    """A group as an entry of a list, its dash in the column ``indent``; without the end of the last line."""
    lines = [entry(key, value, indent + 2, end) for key, value in group.items()]
    return f"{' ' * indent}- " + f"{end}{' ' * (indent + 2)}".join(lines)


def item(value: Value, indent: int, end: str = "\n") -> str:
    """An item of a list, its dash in the column ``indent``; without the end of the last line."""
    if isinstance(value, dict):
        return block(value, indent, end)
    written = flow_list(value, end) if isinstance(value, list) else scalar(value or "", indent=indent + 2, end=end)
    return f"{' ' * indent}- {written}"


def _shows(text: str) -> bool:
    """Whether every character of a text can be seen in an editor; spaces of all widths can."""
    return all(each.isprintable() or each in "\xa0\u202f\u2009" for each in text)


def _folds(text: str) -> bool:
    return bool(text) and "\n" not in text and "  " not in text and _shows(text) and text == text.strip()


def _folded(text: str, width: int) -> list[str]:
    """A text → its lines, none longer than the width unless a word is."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def _stays_literal(text: str) -> bool:
    """Whether each line of a text can be written as it is: none begins or ends with a space."""
    return all(_shows(line) and line == line.strip() for line in text.split("\n")) and text == text.strip()


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if _shows(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 – bytes
