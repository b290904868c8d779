"""YAML text → the events that PyYAML's parser meets in it, in bounded number; the one module that imports PyYAML.

PyYAML has two parsers: libyaml, in C, and one in pure Python, for where libyaml is not built in. ``parser`` is the choice.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml
from yaml import SafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.scanner import ScannerError
from yaml.tokens import DirectiveToken, ScalarToken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml import Mark

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "EventsOf",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
    "events_of",
]

DEEPEST: Final = 32
"""Groups and lists inside one another."""

MOST_EVENTS: Final = 600_000
"""Values, keys, beginnings and ends of groups: half as many again as 10,000 questions with every key take."""

NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML reads as no value, where it stands without quotes."""

UNPRINTABLE: Final = "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Control characters and halves of characters: what can be no part of a text. Compiled only when a text is odd."""

BREAKS: Final = "\r\n\x85\u2028\u2029"
"""What ends a line."""

SPACE: Final = "\0 \t\r\n\x85\u2028\u2029"
"""What ends a word for PyYAML's scanner: white space, and the end of the text."""


COMMENT_BEHIND_MARK: Final = re.compile(r"[|>][-+0-9]*#")
"""How a text below its key begins that libyaml reads without its first line, and PyYAML's own parser rightly refuses."""


SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half a character."""


class PythonLoader(SafeLoader):
    """PyYAML's parser in pure Python, where it differs brought in line with libyaml.

    It takes the ``?`` of ``{question: Why?}`` for the beginning of a key, refuses tabs between words, lets half a character
    through where its code stands in quotes, breaks off with a ValueError where that code is too large, and passes over a
    directive of a name that it does not know. Overridden are methods of the scanner of PyYAML 6.0, compared with libyaml
    0.2.5.
    """

    def scan_to_next_token(self) -> None:
        """White space and comments."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_directive(self) -> DirectiveToken:
        """A line that begins with ``%``."""
        token: DirectiveToken = super().scan_directive()
        if token.name not in {"YAML", "TAG"}:
            context = "while scanning a directive"
            raise ScannerError(context, token.start_mark, "found unknown directive name", token.end_mark)
        return token

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """A word of a text in quotes."""
        try:
            pieces: list[str] | None = super().scan_flow_scalar_non_spaces(double, start_mark)
        except ValueError:
            pieces = None
        if pieces is None or SURROGATE.search("".join(pieces)):
            context, problem = "while parsing a quoted scalar", "found invalid Unicode character escape code"
            raise ScannerError(context, start_mark, problem, self.get_mark())
        return pieces

    def scan_plain(self) -> ScalarToken:
        """A text without quotes."""
        start = end = self.get_mark()
        pieces: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._length_of_word()):
            self.allow_simple_key = False
            pieces += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start)
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(pieces), True, start, end)  # noqa: FBT003 – PyYAML's signature

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str]:
        """White space between the words of a text without quotes; none where the text ends."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        if "\t" in (blanks := self.prefix(length)):
            self.forward(length)
            if self.peek() not in SPACE:
                return [blanks]
        spaces = super().scan_plain_spaces(indent, start_mark) or []
        while spaces and self.peek() in " \t" and (self.flow_level or self.column >= indent):
            self.forward()
        if not spaces or self.peek() not in BREAKS:
            return spaces
        more = self.scan_plain_spaces(
            indent, start_mark
        )  # a line of white space with a tab in it counts as an empty one
        return more and [*([] if spaces == [" "] else spaces), "\n", *([] if more == [" "] else more)]

    def _length_of_word(self) -> int:
        ends = SPACE + (",[]{}" if self.flow_level else "")
        length = 0
        while (character := self.peek(length)) not in ends:
            if character == ":" and (after := self.peek(length + 1)) in ends + "?" * bool(self.flow_level):
                if after not in SPACE:
                    context = "while scanning a plain scalar"
                    raise ScannerError(context, self.get_mark(), "found unexpected ':'", self.get_mark())
                break
            length += 1
        return length


parser: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else PythonLoader
"""What makes events of a text; both make the same ones."""


EventsOf: TypeAlias = "Callable[[str], Iterator[Any]]"
"""What makes events of a text, as ``events_of`` does."""


def events_of(text: str) -> Iterator[Any]:
    """A text → its events, ending early (a StopIteration for whoever asks for more) where there are too many.

    Raises:
        YAMLError: while iterating, where the text breaks YAML's rules.
    """
    return islice(iter(parser(text).get_event, None), MOST_EVENTS)
