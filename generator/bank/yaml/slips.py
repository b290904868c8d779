"""A text that breaks YAML's rules → the slips of whoever typed it that are to blame, each with its place and its remedy.

What the parser stumbles over often stands lines below the slip, and it knows nothing of signs that look like others: a
no-break space, a bullet, curly quotes. So a slip is looked for in the lines above, mended in a copy of the text, and only
told where the parser then gets further: a remedy that would not help is never given.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from unicodedata import category, east_asian_width

from generator.bank.yaml.errors import DOUBLE_QUOTES, SPACES_FOR_TABS, Told, curly_quotes, second_colon
from generator.bank.yaml.events import YAMLError, events_of
from generator.model.wording import BULLETS, CURLY, INVISIBLE, counted, quote, short, sign_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Match: TypeAlias = re.Match[str]

BLANK = " \t" + INVISIBLE
STRUCTURE = re.compile(rf"^(?P<lead>[{BLANK}]*)(?P<dash>-[{BLANK}]+)?(?P<key>[\w-]+:[{BLANK}]+)?", re.MULTILINE)
"""The blanks of a line that mean something: before it, behind its dash, behind its colon."""

BULLET = re.compile(rf"^(?P<lead>[ {INVISIBLE}]*)(?P<sign>[{BULLETS}])[{BLANK}]*(?=\w+ ?:|[{BLANK}]\S)", re.MULTILINE)
DASH = re.compile(r"^(?P<lead> *)-(?=(?P<rest>[^\W\d].*))", re.MULTILINE)
COLON = re.compile(
    rf"^(?P<before> *(?:- +)?)(?P<key>[^\W\d][\w-]*) ?(?P<colon>:(?=[^\s/])|[：﹕꞉∶][{BLANK}]*)(?=(?P<rest>.*))",
    re.MULTILINE,
)
VALUE = re.compile(
    r"^(?P<before> *(?:- +(?:[\w-]+:(?: +|$))?+|[\w-]+: +))(?P<value>[^\s\"'|>#].*?)(?P<after>[ \t]*\r?)$", re.MULTILINE
)
"""A value without quotes, to the end of its line; a key is none, whatever stands behind it."""

SECOND_COLON = re.compile(r":(?=\s|$)")
TAB = re.compile(r"^(?P<lead> *\t[ \t]*)(?=\S)", re.MULTILINE)
WIDTHS_OF_TABS = (4, 2, 8)

LONGEST_MOVED = 500_000
"""Characters of a text in which another indentation is tried: that reads it several times."""

FLOW = re.compile(r"[\[{][^][{}]*[]}]")


class Kind(NamedTuple):
    """A kind of slip: how to find it, whether what is found is one, how it is mended, and the words for it."""

    pattern: re.Pattern[str]
    is_one: Callable[[Match], object]
    mend: Callable[[Match], str]
    tell: Callable[[Match], Told]


def slips(error: Exception, text: str) -> list[Told]:
    """A YAMLError met in ``text`` → the slips of one kind that led to it; none where none is known."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return []
    stumbled, line_end = mark.line, text.find("\n", mark.index)
    line_end = len(text) if line_end < 0 else line_end
    for kind in (*KINDS, *_indentations(text, mark)):
        found = [match for match in kind.pattern.finditer(text) if kind.is_one(match)]
        above = deque((match for match in found if match.start() <= line_end), maxlen=1)
        for blamed in (found, above):
            if above and _gets_further(_mended(text, kind, blamed), stumbled):
                return [kind.tell(match) for match in blamed]
    return []


def _mended(text: str, kind: Kind, found: list[Match] | deque[Match]) -> str:
    pieces, at = [], 0
    for match in found:
        pieces += [text[at : match.start()], kind.mend(match)]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _gets_further(text: str, line: int) -> bool:
    """Whether the parser reads a text whole, or stumbles only behind this line, counted from 0."""
    try:
        for _ in events_of(text):
            pass
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark is not None and mark.line > line
    return True


# ------------------------------------------------------------------------------------------------ invisible characters


def _has_invisible(match: Match) -> object:
    return re.search(f"[{INVISIBLE}]", match[0])


def _blanks_mended(match: Match) -> str:
    lead = "".join(_width(each) * " " if each in INVISIBLE else each for each in match["lead"])
    key = match["key"] or ""
    return lead + ("- " if match["dash"] else "") + (f"{key.rstrip(BLANK)} " if key else "")


def _width(blank: str) -> int:
    """The plain spaces that look like a blank."""
    return 0 if category(blank) == "Cf" else 2 if east_asian_width(blank) == "F" else 1


def _tell_invisible(match: Match) -> Told:
    found = re.search(f"[{INVISIBLE}]", match[0])
    assert found, "is_one has seen it"  # noqa: S101  for the type checker
    at = match.start() + found.start()
    sign = found[0]
    if at < match.end("lead"):
        where = "where this line is indented"
        hint = "delete what stands before its first word, and type as many plain spaces as the lines beside it have"
    else:
        behind = "dash" if at < match.end("dash") else "colon"
        where, hint = f"behind this {behind}", f"delete it, and type a plain space behind the {behind}"
    return Told(at, f"an invisible sign ({sign_name(sign)}) stands {where}", hint)


# ---------------------------------------------------------------------------------------- dashes, colons, brackets


def _tell_bullet(match: Match) -> Told:
    sign = match["sign"]
    hint = "type “- ” in its place, a hyphen and one space: word processors change them as you type"
    return Told(
        match.start("sign"), f"this entry begins with {short(sign)} ({sign_name(sign)}), not with a hyphen", hint
    )


def _tell_dash(match: Match) -> Told:
    hint = f"write it as {quote('- ' + match['rest'].strip())}"
    return Told(match.end("lead"), "a space is missing behind this dash", hint)


def _tell_colon(match: Match) -> Told:
    hint = f"write it as {quote(': '.join((match['key'], match['rest'].strip())))}"
    if match["colon"] == ":":
        return Told(match.start("colon"), f"a space is missing behind the colon of {quote(match['key'])}", hint)
    sign = match["colon"][0]
    return Told(
        match.start("colon"),
        f"behind {quote(match['key'])} stands {short(sign)} ({sign_name(sign)}), not a plain colon",
        hint,
    )


def _breaks(match: Match) -> bool:
    """Whether a value that stands on one line is none for YAML."""
    value = match["value"]
    if value[0] in "[{" and (FLOW.fullmatch(value) or not re.search(r"[\]}]", value)):
        return False  # a list or a group; or what is closed on a line below
    return not _gets_further(f"x: {value}", 0)


def _beginning_with(signs: str) -> Callable[[Match], object]:
    return lambda match: match["value"][0] in signs and _breaks(match)


def _has_second_colon(match: Match) -> object:
    return SECOND_COLON.search(match["value"]) and match["value"][0] not in f"[{{{CURLY}" and _breaks(match)


def _quoted(match: Match) -> str:
    value = match["value"].replace("'", "''")
    return f"{match['before']}'{value}'{match['after']}"


def _tell_bracket(match: Match) -> Told:
    what = f"a text cannot begin with {match['value'][0]} unless it is quoted"
    return Told(match.start("value"), what, DOUBLE_QUOTES)


def _tell_second_colon(match: Match) -> Told:
    colon = SECOND_COLON.search(match["value"])
    assert colon, "is_one has seen it"  # noqa: S101  for the type checker
    return second_colon(match.start("value") + colon.start())


def _tell_curly(match: Match) -> Told:
    return Told(match.start("value"), *curly_quotes(match["value"]))


# ----------------------------------------------------------------------------------------------------- indentation


def _tell_tab(match: Match) -> Told:
    at = match.start() + match["lead"].index("\t")
    return Told(at, "a tab stands where the line is indented", SPACES_FOR_TABS)


def _tabs(width: int) -> Kind:
    return Kind(TAB, lambda _: True, lambda match: match["lead"].expandtabs(width), _tell_tab)


def _indentations(text: str, mark: Any) -> Iterator[Kind]:  # noqa: ANN401  PyYAML's marks have no type
    """The line at which the parser stumbled, and all that are indented like it, moved until the whole text can be read."""
    start = mark.index - mark.column
    now = len(text[start:]) - len(text[start:].lstrip(" ")) if len(text) <= LONGEST_MOVED else 0
    for spaces in (now + 1, now - 1, now + 2, now - 2) if now else ():
        pattern = re.compile(rf"^(?P<lead> {{{now}}})(?=[\w-]+ ?:|- )", re.MULTILINE)
        moved = pattern.sub(" " * spaces, text)
        if spaces >= 0 and _gets_further(moved, moved.count("\n") + 1):
            yield Kind(pattern, lambda _: True, _moved_to(spaces), _tell_indentation(now, spaces))


def _moved_to(spaces: int) -> Callable[[Match], str]:
    return lambda _: " " * spaces


def _tell_indentation(now: int, spaces: int) -> Callable[[Match], Told]:
    what = f"this line begins with {counted(now, 'space')}, where {spaces or 'none'} would fit"
    hint = f"put {counted(spaces, 'space')} before it, as before the other keys of its group"
    if not spaces:
        hint = "begin it at the left edge, as the other keys of its group"
    return lambda match: Told(match.end("lead"), what, hint)


KINDS = (
    Kind(STRUCTURE, _has_invisible, _blanks_mended, _tell_invisible),
    Kind(BULLET, lambda _: True, lambda match: f"{match['lead']}- ", _tell_bullet),
    Kind(COLON, lambda _: True, lambda match: f"{match['before']}{match['key']}: ", _tell_colon),
    Kind(DASH, lambda _: True, lambda match: f"{match['lead']}- ", _tell_dash),
    Kind(VALUE, _beginning_with("[{"), _quoted, _tell_bracket),
    Kind(VALUE, _beginning_with("*&!%@`"), _quoted, _tell_bracket),
    Kind(VALUE, _beginning_with(CURLY), _quoted, _tell_curly),
    Kind(VALUE, _has_second_colon, _quoted, _tell_second_colon),
    *map(_tabs, WIDTHS_OF_TABS),
)
"""The likeliest first."""
