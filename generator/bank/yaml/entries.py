"""A YAML file and one change to an entry of it → the same text with the entry set, added, moved, doubled or gone.

As in ``editing``, only the characters that must change do. An entry moves with the comments right above it; the blank lines
between entries stay where they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from generator.bank.convert import clean
from generator.bank.yaml.editing import Edit
from generator.bank.yaml.writing import entry, flow_group, flow_list, item, scalar
from generator.model.problems import DeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.bank.yaml.positions import Node
    from generator.bank.yaml.reader import Keys, Value

COLON = re.compile(r":(?=\s|$)")

ONE_LEFT = Problem("is all that the file holds", hint="write something else first")


class EntryEdit(Edit):
    """One change to a value or an entry of a file: whoever has several reads the text again in between."""

    def put(self, path: Keys, value: Value, order: Sequence[str] = ()) -> None:
        """Make the value at a path say something else, or add it; groups on the way that are missing are made.

        Args:
            path: the way to it; what is before the first missing key is there.
            value: what it is to be, in plain form.
            order: the usual order of the keys of its group.

        Raises:
            KeyError: there is no such place.
        """
        there = self._there(path)
        if there == path:
            self._rewrite(path, value)
            return
        key, *rest = path[len(there) :]
        for step in reversed(rest):
            value = {_word(step): value}
        group = self._document.at(there)
        if not group and there:
            self._rewrite(there, {_word(key): value})
        elif isinstance(group, dict):
            self.change(there, {_word(key): value}, order if not rest else ())
        else:
            raise KeyError(path)

    def take_out(self, path: Keys) -> None:
        """Take a value out with the comments right above it; a list may become empty, a group that would goes as a whole.

        Raises:
            KeyError: there is no such place.
            DeckError: it cannot be cut out where it stands, or is all there is.
        """
        self._document.node(path)
        above, step = path[:-1], path[-1]
        if len(self._steps(above)) > 1:
            self.drop(above, {step})
        elif isinstance(step, int):
            self._empty(above)
        elif above:
            self.take_out(above)
        else:
            raise DeckError([ONE_LEFT._replace(file=self._document.name)])

    def insert(self, path: Keys, at: int, value: Value, order: Sequence[str] = ()) -> None:
        """Add an item to a list, before the one that is at this place now; the list may be empty, or not be there yet.

        Raises:
            KeyError: there is no such place.
        """
        there = self._there(path)
        now = self._document.at(path) if there == path else None
        if not now:
            if there == path and now is not None:
                self._begin_list(path, value)
            else:
                self.put(path, [value], order)
            return
        if not isinstance(now, list):
            raise KeyError(path)
        listing, every = self._document.node(path), [*self._document.node(path).inside.values()]
        at = min(max(at, 0), len(every))
        if listing.flow:
            written = self._flow(value)
            where, said = (every[at].start, f"{written}, ") if at < len(every) else (every[-1].end, f", {written}")
            self._replace(where, where, said)
            return
        apart = self._end if len(every) > 1 and self._is_apart(listing) else ""
        lines = item(value, listing.start - self._line_start(listing.start), self._end)
        if at < len(every):
            where = self._first_line((*path, at))
            self._replace(where, where, f"{lines}{self._end}{apart}")
        else:
            where = self._core_end((*path, len(every) - 1))
            self._replace(where, where, f"{apart if self._ends_line(where) else self._end + apart}{lines}{self._end}")

    def move(self, path: Keys, to: int) -> None:
        """Move an item of a list to another place in it, with the comments right above it.

        Raises:
            KeyError: there is no such place.
            DeckError: an entry has no line of its own.
        """
        above, at = path[:-1], path[-1]
        self._document.node(path)
        listing = self._document.node(above)
        nodes = [*listing.inside.values()]
        if not isinstance(at, int):
            raise KeyError(path)
        order = [*range(len(nodes))]
        order.insert(min(max(to, 0), len(nodes) - 1), order.pop(at))
        if listing.flow:
            for place, source in zip(nodes, order, strict=True):
                self._replace(place.start, place.end, self._text[nodes[source].start : nodes[source].end])
            return
        starts = [self._own_line((*above, each)) for each in range(len(nodes))]
        ends = [self._core_end((*above, each)) for each in range(len(nodes))]
        cores = [self._whole_lines(self._text[start:end]) for start, end in zip(starts, ends, strict=True)]
        gaps = [self._text[end:start] for end, start in zip(ends, [*starts[1:], ends[-1]], strict=True)]
        first, apart = self._apart_from_all(starts[0], cores[0], cores[order[0]])
        self._replace(first, ends[-1], apart + "".join(cores[k] + gap for k, gap in zip(order, gaps, strict=True)))

    def double(self, path: Keys) -> None:
        """Put a copy of an item right behind it, without the comments above it.

        Raises:
            KeyError: there is no such place.
            DeckError: the entry has no line of its own.
        """
        node, listing = self._document.node(path), self._document.node(path[:-1])
        if listing.flow:
            self._replace(node.end, node.end, f", {self._text[node.start : node.end]}")
            return
        self._first_line(path)  # refuses what has no line of its own
        end = self._core_end(path)
        start = self._line_start(self._dash_before(node.key))
        apart = self._end if len(listing.inside) > 1 and self._is_apart(listing) else ""
        break_ = "" if self._ends_line(end) else self._end
        self._replace(end, end, f"{break_}{apart}{self._whole_lines(self._text[start:end])}")

    # -------------------------------------------------------------------------------------------------------- values

    def _there(self, path: Keys) -> Keys:
        """As much of a path as there is."""
        value: Any = self._document.value
        for depth, step in enumerate(path):
            known = step in value if isinstance(value, dict) else isinstance(step, int) and isinstance(value, list)
            if not known or (isinstance(step, int) and not 0 <= step < len(value)):
                return path[:depth]
            value = value[step]
        return path

    def _rewrite(self, path: Keys, value: Value) -> None:
        """Another value in the place of one that is there, of whatever form the two are."""
        node, now = self._document.node(path), self._document.at(path)
        if isinstance(value, str) and isinstance(now, str):
            self._retype(path, node, now, value)
            return
        if self._document.node(path[:-1]).flow:
            self._replace(node.start, node.end, self._flow(value, after_colon=now is None))
            return
        column = node.start - self._line_start(node.start)
        if isinstance(path[-1], int):
            self._replace(node.start, node.end, item(value, column - 2, self._end).lstrip(" ")[2:])
            return
        colon = self._behind_colon(node)
        between = self._text[colon : node.start]
        if "#" in between:  # a comment behind the key stays there
            between = ""
            self._drop_lines(node)
            said = self._behind(path, value)
            self._replace(*((colon, colon, said) if "\n" not in said else (self._line_end(colon),) * 2 + (said,)))
            return
        self._replace(colon, max(node.end, colon), self._behind(path, value))

    def _retype(self, path: Keys, node: Node, now: str, value: str) -> None:
        """Another text in the place of one; where a comment follows it on its line, it stays on that line."""
        if clean(now) == clean(value):
            return
        flow = self._document.node(path[:-1]).flow
        followed = bool(self._text[node.end : self._line_end(node.end)].strip()) and node.style not in {">", "|"}
        new = scalar(value, flow=flow or followed, style=node.style, indent=self._indent_below(node), end=self._end)
        self._replace(node.start, node.end, new)

    def _behind(self, path: Keys, value: Value) -> str:
        """What stands behind the colon of a key."""
        node, key = self._document.node(path), str(path[-1])
        indent = node.key - self._line_start(node.key)
        return entry(key, value, indent, self._end).removeprefix(f"{key}:")

    def _flow(self, value: Value, *, after_colon: bool = False) -> str:
        if isinstance(value, dict):
            written = flow_group(value, self._end)
        else:
            written = flow_list(value, self._end) if isinstance(value, list) else scalar(value or "", flow=True)
        return f" {written}" if after_colon else written

    def _behind_colon(self, node: Node) -> int:
        """Where the colon of a key ends."""
        at, quote = node.key, self._text[node.key : node.key + 1]
        if quote in {'"', "'"}:
            at = self._text.index(quote, at + 1)
            return self._text.index(":", at) + 1
        return cast("re.Match[str]", COLON.search(self._text, at)).end()

    def _begin_list(self, path: Keys, value: Value) -> None:
        """The first item of a list that is there and empty: ``[]``."""
        node = self._document.node(path)
        if self._document.node(path[:-1]).flow or isinstance(path[-1], int) or not isinstance(value, dict):
            self._replace(node.start, node.end, f"[{self._flow(value)}]")
            return
        indent = node.key - self._line_start(node.key)
        space = self._text[: node.start].rstrip(" ")
        end = self._line_end(node.end)
        self._replace(len(space), node.end, "")
        self._replace(end, end, f"{self._end}{item(value, indent + 2, self._end)}")

    def _empty(self, path: Keys) -> None:
        """Makes a list ``[]``, on the line of its key."""
        node = self._document.node(path)
        if node.flow:
            self._replace(node.start, node.end, "[]")
            return
        colon = self._behind_colon(node)
        self._replace(colon, colon, " []")
        self._drop_lines(node)

    def _drop_lines(self, node: Node) -> None:
        """Takes out the lines of a value that has lines of its own."""
        start = self._line_start(node.start)
        before, end = self._line_end(start - 1) if start else 0, self._line_end(node.end)
        self._replace(before, end, "")

    # --------------------------------------------------------------------------------------------------------- lines

    def _own_line(self, path: Keys) -> int:
        """Where an item begins, with its comments; above the first all are the list’s but those below a blank line."""
        start = own = at = self._first_line(path)
        while path[-1] == 0 and at:
            above = self._line_start(at - 1)
            if (line := self._text[above:at].strip())[:1] not in {"", "#"}:
                break
            own, at = own if line else at, above
        while own < start and not self._text[own : self._line_end(own)].strip():
            own = self._behind_line(own)
        return own

    def _apart_from_all(self, at: int, before: str, now: str) -> tuple[int, str]:
        """The first item of a list and the one that takes its place → where that begins, and what stands before it.

        Its comments stand below a blank line, or they would be the list's from now on; once it moves away, that goes too.
        """
        above = self._line_start(at - 1)
        blank, whose = not self._text[above:at].strip(), [item.lstrip()[:1] == "#" for item in (before, now)]
        if whose[1] and not blank:
            return at, self._end
        alone = blank and self._text[self._line_start(above - 1) : above].strip()
        return (above if whose == [True, False] and alone else at), ""

    def _core_end(self, path: Keys) -> int:
        """Where the lines of an item end, with the comments in it; the blank lines behind it are not among them."""
        node = self._document.node(path)
        dash = self._document.node(path[:-1]).start
        column = dash - self._line_start(dash)
        end = at = self._behind_line(node.end)
        while at < len(self._text):
            line = self._text[at : self._line_end(at)]
            if line.strip() and (not line.strip().startswith("#") or len(line) - len(line.lstrip(" ")) <= column):
                break
            at = self._behind_line(at)
            end = at if line.strip() else end
        return end

    def _behind_line(self, at: int) -> int:
        """The start of the line below that of an offset."""
        found = self._text.find("\n", at)
        return found + 1 if found >= 0 else len(self._text)

    def _ends_line(self, at: int) -> bool:
        return not at or self._text[at - 1] == "\n"

    def _whole_lines(self, lines: str) -> str:
        return lines if lines.endswith("\n") else lines + self._end


def _word(step: str | int) -> str:
    if isinstance(step, int):
        raise KeyError(step)
    return step
