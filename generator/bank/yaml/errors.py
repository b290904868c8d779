"""What PyYAML says of a text that breaks YAML's rules → what is wrong in plain words, the remedy and the place."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from generator.model.wording import CURLY, quote

DOUBLE_QUOTES: Final = "put the whole text between double quotes"

SPACES_FOR_TABS: Final = "use spaces: your editor can replace all tabs by spaces"

ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)
"""The code of a character between double quotes, and any other escape."""

SURROGATES: Final = range(0xD800, 0xE000)
"""Codes of half a character."""


class Told(NamedTuple):
    """The place of a problem (an offset in characters), the problem and its remedy."""

    offset: int
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser stumbled over.

    Attributes:
        text: the whole text.
        at: the offset at which it stumbled.
        since: the offset at which that began which it was reading; the same as ``at`` where it does not say.
        context: what it was reading, in its own words.
    """

    text: str
    at: int
    since: int
    context: str

    @property
    def character(self) -> str:
        """The character that it stumbled over; empty at the end of the file."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The line up to where it stumbled."""
        return self.text[self._line_start(self.at) : self.at]

    @property
    def began(self) -> int:
        """The number of the line in which the thing began that it was reading."""
        return len(re.findall(r"\r\n|\r|\n", self.text[: self.since])) + 1

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1


Teller: TypeAlias = Callable[[Fault], Told]


def explain(error: Exception, text: str) -> Told:
    """A YAMLError met in ``text`` → what to tell the user."""
    problem = getattr(error, "problem", None) or ""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = min(mark.index if mark else 0, len(text))
    fault = Fault(text, at, began.index if began else at, getattr(error, "context", None) or "")
    for words, tell in TELLERS.items():
        if words in problem or words in fault.context:
            return tell(fault)
    return Told(at, "this cannot be understood as YAML", "check the indentation, colons and quotes here and just above")


def second_colon(offset: int) -> Told:
    """The words for a text with a colon in it that has no quotes."""
    what = "a second colon stands in a text without quotes"
    return Told(offset, what, f"{DOUBLE_QUOTES}, from its first word to its last")


def _colon(fault: Fault) -> Told:
    if re.search(r":\s", fault.before):
        return second_colon(fault.at)
    what = "this key does not fit what stands above it"
    hint = "line it up with the other keys of its group; if the line above is a key, it may lack its colon"
    return Told(fault.at - len(fault.before.lstrip()), what, hint)


def _start(fault: Fault) -> Told:
    if fault.character == "\t":
        return Told(fault.at, "a tab stands where the line is indented", SPACES_FOR_TABS)
    return Told(fault.at, f"a text cannot begin with {quote(fault.character)} unless it is quoted", DOUBLE_QUOTES)


def _tab(fault: Fault) -> Told:
    return _start(Fault(fault.text + "\t", len(fault.text), fault.at, fault.context))._replace(offset=fault.at)


def _unquotable(mark: str) -> Teller:
    """A mark that means something to YAML → the words for a text that begins with it."""
    return lambda fault: Told(fault.since, f"a text cannot begin with {mark} unless it is quoted", DOUBLE_QUOTES)


def curly_quotes(text: str) -> tuple[str, str]:
    """A text that begins with a curly quote, where it needs straight ones → what is wrong, and the remedy."""
    marks = [each for each in dict.fromkeys((text[0], text[-1])) if each in CURLY]
    if text[-1] not in CURLY:
        return f"{marks[0]} is not the quote that this text needs", f'{DOUBLE_QUOTES}, the straight sign "'
    verb = "are not the quotes" if len(marks) > 1 else "is not the quote"
    hint = f'type the straight sign " in place of {" and ".join(marks)}; word processors bend it, plain text editors do not'
    return f"{' and '.join(marks)} {verb} that this text needs", hint


def _open_quote(fault: Fault) -> Told:
    mark = fault.text[fault.since : fault.since + 1]
    line = fault.text[fault.since + 1 :].split("\n", 1)[0].rstrip()
    if line and line[-1] in CURLY:
        what = f"the quote {mark} that opens here is closed with {line[-1]}, which is another sign"
        return Told(fault.since, what, f"end the text with the straight sign {mark}")
    hint = f"end the text with {mark}"
    if mark == "'":
        hint += "; a text with an apostrophe in it is best put between double quotes"
    return Told(fault.since, f"the quote {mark} that opens here is never closed", hint)


def _key(fault: Fault) -> Told:
    before = fault.before.rstrip()
    if before.endswith("'"):
        hint = "a text with an apostrophe in it goes between double quotes; or a quote in a line above is not closed"
        return Told(fault.at, "the text goes on after its closing quote", hint)
    if before.endswith('"'):
        hint = (
            "put the whole text between single quotes, or use “ and ” in it; or a quote in a line above is not closed"
        )
        return Told(fault.at, "the text goes on after its closing quote", hint)
    what = f"this line does not fit the group that begins on line {fault.began}"
    return Told(fault.at, what, "indent it just like the other keys of its group, and write it as key: value")


def _dash(fault: Fault) -> Told:
    what = f"this line does not fit the list that begins on line {fault.began}"
    return Told(fault.at, what, "indent it like the keys above it; or begin it with “- ”, if it is a new entry")


def _bracket(closing: str) -> Teller:
    """``]`` or ``}`` → the words for a list or group in brackets that is not closed."""

    def tell(fault: Fault) -> Told:
        opening = fault.text[fault.since : fault.since + 1]
        if re.search(r"[\s\[{,]#", fault.text[fault.since : fault.at]):
            hint = "after a space or a bracket, # begins a comment: put the text that has it between double quotes"
        else:
            hint = (
                f"close it with {closing}, and set a comma between two texts; a text with brackets in it needs quotes"
            )
        return Told(fault.since, f"what opens here with {opening} is not closed, or lacks a comma", hint)

    return tell


def _content(fault: Fault) -> Told:
    if fault.character and fault.character in "]},":
        return Told(fault.at, f"{quote(fault.character)} stands where a text is expected", DOUBLE_QUOTES)
    opened = max(fault.text.rfind("[", 0, fault.at), fault.text.rfind("{", 0, fault.at), 0)
    closing = "]" if fault.text[opened] == "[" else "}"
    return _bracket(closing)(Fault(fault.text, fault.at, opened, fault.context))


def _no_colon(fault: Fault) -> Told:
    hint = "write it as key: value; if it belongs to the text above it, indent it further than the key of that text"
    return Told(fault.since, "this line lacks the colon after its key", hint)


def _list_on_line(fault: Fault) -> Told:
    what = "a list cannot begin behind its key"
    return Told(fault.at, what, f"give each “- ” a line of its own below the key; if it is a text, {DOUBLE_QUOTES}")


def _escape(fault: Fault) -> Told:
    offset = fault.text.rfind("\\", 0, fault.at + 1)
    hint = "write \\\\ where a backslash is meant"
    return Told(offset, f"{quote(fault.text[offset : offset + 2])} means nothing between double quotes", hint)


def _surrogate(fault: Fault) -> Told:
    for escape in ESCAPE.finditer(fault.text, fault.since):
        code = int(escape[1] or escape[2] or "0", 16)
        if SURROGATES.start <= code < SURROGATES.stop or code > sys.maxunicode:
            break
    what = f"{quote(escape[0])} is no character, or half of one"
    return Told(escape.start(), what, "type the character itself, such as é or 🙂")


def _hexadecimal(fault: Fault) -> Told:
    hint = "write \\\\ where a backslash is meant, or type the character itself"
    return Told(fault.text.rfind("\\", 0, fault.at), "the code of a character is not complete here", hint)


def below_its_key(offset: int) -> Told:
    """The words for a text with | or > that does not begin on the next line."""
    hint = f"move the text below its key and indent it; if the mark is part of it, {DOUBLE_QUOTES}"
    return Told(offset, "a text that begins with | or > starts on the next line", hint)


def _block(fault: Fault) -> Told:
    return below_its_key(fault.since)


def _rest(fault: Fault) -> Told:
    what = "this does not belong to what stands above it"
    return Told(
        fault.at, what, "begin it as far to the left as the first key of the file; or a bracket is one too many"
    )


TELLERS: Final[dict[str, Teller]] = {
    "mapping values are not allowed": _colon,
    "cannot start any token": _start,
    "found a tab character": _tab,
    "while scanning an anchor": _unquotable("&"),
    "while scanning an alias": _unquotable("*"),
    "while scanning a tag": _unquotable("!"),
    "while parsing a tag": _unquotable("!"),
    "undefined tag handle": _unquotable("!"),
    "while scanning a directive": _unquotable("%"),
    "while scanning a %": _unquotable("%"),
    "directive": _unquotable("%"),
    "incompatible YAML document": _unquotable("%"),
    "unknown escape character": _escape,
    "invalid Unicode character escape": _surrogate,
    "hexdecimal number": _hexadecimal,
    "hexadecimal": _hexadecimal,
    "while scanning a quoted scalar": _open_quote,
    "while scanning a block scalar": _block,
    "could not find expected ':'": _no_colon,
    "expected ',' or ']'": _bracket("]"),
    "expected ',' or '}'": _bracket("}"),
    "while parsing a block collection": _dash,
    "while parsing a block mapping": _key,
    "node content": _content,
    "sequence entries are not allowed": _list_on_line,
    "mapping keys are not allowed": _unquotable("?"),
    "document start>": _rest,
}
"""The words of both parsers, libyaml's and PyYAML's own, the most telling first → what we say."""
