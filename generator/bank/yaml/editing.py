"""A YAML file and what should be changed in it → the same text, changed there and nowhere else.

The nodes of ``positions`` say where each value stands, and only those characters are replaced. So comments, order, blank
lines, quotes and indentation of everything else stay, byte for byte, whatever hand they are in. (A program that reads a
YAML file and writes it anew, such as ruamel.yaml, keeps comments but brings indentation, spaces and folded lines into one
form of its own.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.bank.convert import clean
from generator.bank.problem_places import problem_at
from generator.bank.yaml.writing import FIGURES, block, entry, flow_group, flow_list, scalar
from generator.model.problems import DeckError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.bank.yaml.positions import Node
    from generator.bank.yaml.reader import Document, Keys, Value


class Edit:
    """Changes to a file, gathered and then made at once; each value is changed at most once.

    Args:
        document: the file as it was read.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._end = "\r\n" if "\r\n" in document.text else "\n"
        self._changes: list[tuple[int, int, int, str]] = []

    def result(self) -> str:
        """The text with all changes made."""
        pieces, at = [], 0
        for start, _, end, new in sorted(self._changes):
            pieces += [self._text[at:start], new]
            at = end
        return "".join([*pieces, self._text[at:]])

    def change(self, path: Keys, changes: Mapping[str, Value], order: Sequence[str]) -> None:
        """Give keys of a group other values; those with None are taken out, those that are not there are added.

        Args:
            path: the way to the group.
            changes: the values by key, in plain form.
            order: the usual order of keys: a new one comes behind the last of those before it that are there.
        """
        there = self._steps(path)
        gone = {key for key, value in changes.items() if value is None and key in there}
        self.drop(path, gone)
        for key in sorted(changes, key=_place_in(order)):
            value = changes[key]
            if value is None:
                continue
            if key in there:
                self.set((*path, key), value)
            else:
                before = [str(each) for each in there if each not in gone]
                earlier = [each for each in before if _place_in(order)(each) < _place_in(order)(key)]
                self._add(path, max(earlier or before[-1:], key=_place_in(order)), key, value)

    def set(self, path: Keys, value: Value) -> None:
        """Make the value of a key say something else; what says the same already is left as it is written."""
        node, now = self._document.node(path), self._document.at(path)
        if isinstance(value, dict) and not isinstance(now, dict):
            # A deck in one language: its texts stand right behind their keys.
            (value,) = value.values()
        if isinstance(value, dict):
            self.change(path, value, tuple(value))
        elif isinstance(value, list):
            if not isinstance(now, list) or [clean(str(each or "")) for each in now] != value:
                self._replace(node.start, node.end, self._list(node, value, dashes=isinstance(now, list)))
        elif not isinstance(now, str) or clean(now) != value:
            flow, indent = self._document.node(path[:-1]).flow, self._indent_below(node)
            new = scalar(value or "", flow=flow, style=node.style, indent=indent, end=self._end)
            self._replace(node.start, node.end, value or "" if path[-1] in FIGURES else new)

    def append(self, path: Keys, entries: Sequence[dict[str, Value]]) -> None:
        """Add groups at the end of a list, which has at least one already."""
        listing = self._document.node(path)
        *_, last = listing.inside.values()
        if listing.flow:
            self._replace(last.end, last.end, "".join(f", {flow_group(each, self._end)}" for each in entries))
            return
        dash = listing.start - self._line_start(listing.start)
        apart = self._end if len(listing.inside) > 1 and self._is_apart(listing) else ""
        new = "".join(f"{self._end}{apart}{block(each, dash, self._end)}" for each in entries)
        at = self._line_end(last.end)
        self._replace(at, at, new)

    def drop(self, path: Keys, steps: Collection[str | int]) -> None:
        """Take values out of a group or a list, with the comments right above them; at least one stays.

        Raises:
            DeckError: one has no line of its own, so that the text cannot be cut there.
        """
        node = self._document.node(path)
        inside = [(step, self._document.node((*path, step))) for step in self._steps(path)]
        stays = next((at for at, (step, _) in enumerate(inside) if step not in steps), 0)
        for at, (step, each) in enumerate(inside):
            if step not in steps:
                continue
            if at < stays and (node.flow or (isinstance(step, str) and self._follows_dash(each.key))):
                self._replace(each.key, inside[at + 1][1].key, "")  # the next one takes its place
            elif node.flow:
                self._replace(inside[at - 1][1].end, each.end, "")
            else:
                self._replace(self._first_line((*path, step)), self._line_after((*path, step)), "")

    def _steps(self, path: Keys) -> list[str | int]:
        """The keys of a group, under today's names, or the positions in a list."""
        value = self._document.at(path)
        return [*value] if isinstance(value, dict) else [*range(len(value or ()))]

    def _replace(self, start: int, end: int, new: str) -> None:
        self._changes.append((start, len(self._changes), end, new))

    def _list(self, node: Node, items: list[Value], *, dashes: bool) -> str:
        if node.flow or not dashes:
            return flow_list(items, self._end)
        dash = node.start - self._line_start(node.start)
        return f"{self._end}{' ' * dash}".join(f"- {scalar(str(item))}" for item in items)

    def _indent_below(self, node: Node) -> int:
        """The column in which the lines of a text stand that has its own below its key."""
        if node.style in {">", "|"}:
            lines = self._text[node.start : node.end].splitlines()[1:]
            if found := next((_indent(line) for line in lines if line.strip()), 0):
                return found
        return node.key - self._line_start(node.key) + 2

    def _add(self, path: Keys, behind: str, key: str, value: Value) -> None:
        group = self._document.node(path)
        before = self._document.node((*path, behind))
        if group.flow:
            self._replace(before.end, before.end, ", " + flow_group({key: value}, self._end)[1:-1])
            return
        at = self._line_end(before.end)
        indent = before.key - self._line_start(before.key)
        self._replace(at, at, f"{self._end}{' ' * indent}{entry(key, value, indent, self._end)}")

    # ------------------------------------------------------------------------------------------------------- lines

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """The end of the line that an offset stands in, before the signs that end it."""
        found = self._text.find("\n", at)
        if found < 0:
            return len(self._text)
        return found - 1 if self._text[found - 1] == "\r" and found > at else found

    def _dash_before(self, at: int) -> int:
        """Where the dash of an entry stands, perhaps on a line above it; -1 where something is between the two."""
        at -= 1
        while at > 0 and self._text[at].isspace():
            at -= 1
        return at if self._text[at] == "-" else -1

    def _follows_dash(self, at: int) -> bool:
        return self._text[self._line_start(at) : at].strip() == "-"

    def _is_apart(self, listing: Node) -> bool:
        """Whether a blank line stands before the last entry of a list."""
        *_, one, other = listing.inside.values()
        between = self._text[one.end : other.start].split("\n")
        return any(not line.strip() for line in between[1:-1])

    def _first_line(self, path: Keys) -> int:
        """Where the lines of a key or an entry begin, with the comments above it; those above the first are all's."""
        step = path[-1]
        at = self._document.node(path).key
        if isinstance(step, int):
            at = self._dash_before(at)
        start = self._line_start(max(at, 0))
        first = step == self._steps(path[:-1])[0]
        if at < 0 or (self._text[start:at].strip() and not (first and self._follows_dash(at))):
            hint = "begin a line with “- ” for every suit, question, tip and session"
            what = "cannot be cut out: it has no line of its own"
            raise DeckError([problem_at(self._document, path, what, hint)])
        return start if first and isinstance(step, int) else self._with_comments(start)

    def _with_comments(self, start: int) -> int:
        """The start of a line → that of the first of the comments right above it that are no further in."""
        depth, first = _indent(self._text[start : self._line_end(start)]), start
        while start:
            above = self._line_start(start - 1)
            line = self._text[above:start]
            if line.strip()[:1] not in {"", "#"}:
                break
            if line.strip() and _indent(line) <= depth:
                first = above
            start = above
        return first

    def _line_after(self, path: Keys) -> int:
        """Where the lines of a key or an entry end; a blank line below a key within an entry stays."""
        end = self._next(path)
        if len(path) > 1 and isinstance(path[-1], str):
            while not self._text[self._line_start(end - 1) : end].strip():
                end = self._line_start(end - 1)
        return end

    def _next(self, path: Keys) -> int:
        """Where that begins which comes behind a key or an entry."""
        if not path:
            return len(self._text)
        steps = self._steps(path[:-1])
        at = steps.index(path[-1]) + 1
        return self._first_line((*path[:-1], steps[at])) if at < len(steps) else self._next(path[:-1])


def _place_in(order: Sequence[str]) -> Any:  # noqa: ANN401 – a function from a key to its place
    return lambda key: order.index(key) if key in order else -1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
