"""The text of a YAML file and what should be changed in it → the same text, changed there and nowhere else.

Positions of libyaml's events say where each value stands, and only those characters are replaced. So comments, order,
blank lines, quotes and indentation of everything else stay, byte for byte, whatever hand they are in. (A program that
reads a YAML file and writes it anew, such as ruamel.yaml, keeps comments but brings indentation, spaces and folded lines
into one form of its own.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.bank.convert import clean
from generator.bank.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    events_of,
)
from generator.bank.yaml.writing import FIGURES, block, entry, flow_group, flow_list, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.bank.yaml.reader import Value


@dataclass
class Node:
    """A value in a text: from where to where it stands, how it is written, and what is inside.

    Args:
        start: the offset of its first character; of a list of lines that begin with dashes, the first dash.
        end: the offset behind its last character.
        flow: whether it stands in brackets or braces, or is such a one.
        style: the quote of a text, or ``>`` or ``|``.
        text: of a text, what it says.
        keys: of a group, its keys by name.
        values: of a group, its values by name.
        items: of a list, its entries.
    """

    start: int
    end: int
    flow: bool = False
    style: str = ""
    text: str | None = None
    keys: dict[str, Node] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)
    items: list[Node] | None = None


class Edit:
    """Changes to a text, gathered and then made at once.

    Args:
        text: a YAML document that reads without problems: no anchors, no tags, no key twice.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = "\r\n" if "\r\n" in text else "\n"
        self._changes: list[tuple[int, int, int, str]] = []
        events = events_of(text)
        self.root = next(_nodes(text, events))

    def result(self) -> str:
        """The text with all changes made."""
        pieces, at = [], 0
        for start, _, end, new in sorted(self._changes):
            pieces += [self._text[at:start], new]
            at = end
        return "".join([*pieces, self._text[at:]])

    def change(self, group: Node, changes: Mapping[str, Value], order: Sequence[str]) -> None:
        """Give keys of a group other values; those with None are taken out, those that are not there are added.

        Args:
            group: the group.
            changes: the values by key, in plain form.
            order: the usual order of keys: a new one comes behind the last of those before it that are there.
        """
        gone = {key for key, value in changes.items() if value is None and key in group.values}
        for key in gone:
            self._remove(group, key, gone)
        for key in sorted(changes, key=_place_in(order)):
            value = changes[key]
            if value is None:
                continue
            if key in group.values:
                self._set(group.values[key], value, key, group.keys[key].start)
            else:
                before = [each for each in group.values if each not in gone]
                earlier = [each for each in before if _place_in(order)(each) < _place_in(order)(key)]
                self._add(group, max(earlier or before[-1:], key=_place_in(order)), key, value)

    def append(self, listing: Node, entries: Sequence[dict[str, Value]]) -> None:
        """Add groups at the end of a list, which has at least one already."""
        assert listing.items  # noqa: S101 – a bank has questions
        last = listing.items[-1]
        if listing.flow:
            self._replace(last.end, last.end, "".join(f", {flow_group(each, self._end)}" for each in entries))
            return
        dash = listing.start - self._line_start(listing.start)
        apart = self._end if len(listing.items) > 1 and self._is_apart(listing.items[-2], last) else ""
        new = "".join(f"{self._end}{apart}{block(each, dash, self._end)}" for each in entries)
        at = self._line_end(last.end)
        self._replace(at, at, new)

    def _replace(self, start: int, end: int, new: str) -> None:
        self._changes.append((start, len(self._changes), end, new))

    def _set(self, node: Node, value: Value, key: str, key_at: int) -> None:
        """Make a value say something else; what says the same already is left as it is written."""
        if isinstance(value, dict) and node.text is not None:
            (value,) = value.values()  # a deck in one language: its texts stand right behind their keys
        if isinstance(value, dict):
            self.change(node, value, tuple(value))
        elif isinstance(value, list):
            if node.items is None or [clean(each.text or "") for each in node.items] != value:
                self._replace(node.start, node.end, self._list(node, value))
        elif node.text is None or clean(node.text) != value:
            indent = self._indent_below(node, key_at)
            new = scalar(value or "", flow=node.flow, style=node.style, indent=indent, end=self._end)
            self._replace(node.start, node.end, value or "" if key in FIGURES else new)

    def _list(self, node: Node, items: list[Value]) -> str:
        if node.flow or node.items is None:
            return flow_list(items, self._end)
        dash = node.start - self._line_start(node.start)
        return f"{self._end}{' ' * dash}".join(f"- {scalar(str(item))}" for item in items)

    def _indent_below(self, node: Node, key_at: int) -> int:
        """The column in which the lines of a text stand that has its own below its key."""
        if node.style in {">", "|"} and node.style:
            lines = self._text[node.start : node.end].splitlines()[1:]
            if found := next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0):
                return found
        return key_at - self._line_start(key_at) + 2

    def _add(self, group: Node, behind: str, key: str, value: Value) -> None:
        before = group.values[behind]
        if group.flow:
            self._replace(before.end, before.end, ", " + flow_group({key: value}, self._end)[1:-1])
            return
        at = self._line_end(before.end)
        indent = group.keys[behind].start - self._line_start(group.keys[behind].start)
        self._replace(at, at, f"{self._end}{' ' * indent}{entry(key, value, indent, self._end)}")

    def _remove(self, group: Node, key: str, gone: set[str]) -> None:
        names = list(group.keys)
        at = names.index(key)
        start, end = group.keys[key].start, group.values[key].end
        if all(name in gone for name in names[:at]):
            # The first one stands behind the dash or the brace: the next one takes its place.
            self._replace(start, group.keys[names[at + 1]].start, "")
        elif group.flow:
            self._replace(group.values[names[at - 1]].end, end, "")
        else:
            self._replace(self._line_start(start), min(self._line_end(end) + len(self._end), len(self._text)), "")

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """The end of the line that an offset stands in, before the signs that end it."""
        found = self._text.find("\n", at)
        if found < 0:
            return len(self._text)
        return found - 1 if self._text[found - 1] == "\r" and found > at else found

    def _is_apart(self, one: Node, other: Node) -> bool:
        between = self._text[one.end : other.start].split("\n")
        return any(not line.strip() for line in between[1:-1])


def _place_in(order: Sequence[str]) -> Any:  # noqa: ANN401 – a function from a key to its place
    return lambda key: order.index(key) if key in order else -1


def _nodes(text: str, events: Iterator[Any]) -> Iterator[Node]:
    """The events of a text → its values, one after the other; libyaml's events have no common type."""
    for event in events:
        node = _node(text, event, events, flow=False)
        if node is not None:
            yield node


def _node(text: str, event: Any, events: Iterator[Any], *, flow: bool) -> Node | None:  # noqa: ANN401 – as above
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, ScalarEvent):
        # A text in lines of its own ends with the white space below it, which belongs to nobody.
        end = start + len(text[start:end].rstrip()) if event.style in {">", "|"} else end
        return Node(start, end, flow=flow, style=event.style or "", text=event.value)
    if isinstance(event, MappingStartEvent):
        node = Node(start, end, flow=flow or bool(event.flow_style))
        while not isinstance(event := next(events), MappingEndEvent):
            key = _node(text, event, events, flow=node.flow)
            value = _node(text, next(events), events, flow=node.flow)
            assert key is not None  # noqa: S101 – between the beginning and the end of a group are values
            assert value is not None  # noqa: S101 – as above
            node.keys[key.text or ""], node.values[key.text or ""] = key, value
            node.end = value.end
    elif isinstance(event, SequenceStartEvent):
        items: list[Node] = []
        node = Node(start, end, flow=flow or bool(event.flow_style), items=items)
        while not isinstance(event := next(events), SequenceEndEvent):
            item = _node(text, event, events, flow=node.flow)
            assert item is not None  # noqa: S101 – as above
            items.append(item)
            node.end = item.end
    else:
        return None
    node.end = event.end_mark.index if node.flow else node.end
    return node
