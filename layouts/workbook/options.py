"""What can be chosen for a workbook, and what cannot be chosen together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from generator.model.bank import MOST_PEOPLE, PageKind, Ruling
from generator.model.names import NameList  # noqa: TC001 – the types of options are looked at when the command is made
from generator.model.problems import DeckError, Problem
from generator.product import option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Binding = Literal["none", "punched", "wire", "stapled"]

Paper = Literal["a5", "half-letter", "a4", "letter"]

FOLDED = frozenset({"a5", "half-letter"})
"""Pages so small that two of them lie on a sheet, to fold, unless they are bound otherwise."""


BOUND = frozenset({"punched", "wire"})
"""Bindings with holes, whose pages are not folded."""

MOST_JOINED = 2_000
"""Workbooks in one PDF; a thousand take 210 MB to make."""


def _list_said(options: Options) -> Sequence[str]:
    """What the name of a file says of the list of names: which, where all of it is in that file."""
    if not options.joined or options.names is None:
        return ()
    path = PurePath(options.names.file)
    folder = path.parent.as_posix().removeprefix(".")
    return [path.stem, *([path.suffix[1:]] if path.suffix not in {"", ".txt"} else []), *([folder] if folder else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a workbook."""

    people: int = option(
        8, "How many people take part: a row for each of the others where a page has rows, and paper for all.",
        bounds=(1, MOST_PEOPLE),
    )  # fmt: skip
    paper: Paper = option(
        "a5", "The size of a page. A5 and half Letter are two to a sheet, to fold; A4 and Letter are pages as they are."
    )
    binding: Binding = option(
        "none", "How pages are bound: sets the inner margin, mirrored on even pages. With holes, nothing is folded."
    )
    ruling: Ruling = option("lines", "What the room to write is ruled with.")
    pitch: float | None = option(
        None, "Between lines, dots or squares, in mm; lines are 8 apart, dots and squares 5.", bounds=(3, 30)
    )
    audience: Literal["person", "team", "both"] = option(
        "person",
        "As in earlier versions: `team` makes the team sheets (`spiegel team-sheets`), `both` the workbook and those.",
        flag="for",
    )
    all: bool = option(default=False, help_="All questions, not only those of a session.")
    page: str | None = option(
        None, "Only this page, such as story: see `spiegel list pages`. Those of the team are sheets.",
        lambda: get_args(PageKind),
    )  # fmt: skip
    booklet: bool = option(
        default=False, help_="Two pages to a side, to fold and staple: A5 is so by itself, A4 needs sheets of A3."
    )
    pocket: bool = option(default=False, help_="One sheet with the questions, to fold to a pocket booklet.")
    name: str | None = option(None, "Whose workbook it is: printed on the cover.")
    names: NameList | None = option(
        None,
        "A file of names, each on a line or in the column `name` of a spreadsheet (.xlsx, .csv): a workbook for each.",
        said=_list_said,
    )
    joined: bool = option(
        default=False, help_="With --names: all of them in one PDF, with a bookmark for each.", said=lambda _: ()
    )
    fillable: bool = option(default=False, help_="A form to fill in on a screen.")
    large_print: bool = option(
        default=False, help_="A large-print edition: running text of 14 points, on pages of A4 or Letter."
    )

    @property
    def folded(self) -> bool:
        """Whether two pages lie on a side, to fold."""
        bound = self.binding in {"none", "stapled"}
        return self.booklet or (self.paper in FOLDED and bound and not (self.fillable or self.page))


def refuse_contradictions(options: Options) -> None:
    """Refuse options of which one would have no effect, or not the one that is meant.

    Raises:
        DeckError: with the first of them.
    """
    for wrong, where, what, hint in (
        *_of_folding(options),
        *_of_names(options),
        *_of_large_print(options),
        *_of_pocket(options),
    ):
        if wrong:
            raise DeckError([Problem(what, where=where, hint=hint)])


Contradiction: TypeAlias = tuple[bool, str, str, str]
"""Whether there is one; where, what is wrong, and what helps."""


def _of_folding(options: Options) -> tuple[Contradiction, ...]:
    return (
        (
            options.booklet and options.fillable, "--fillable", "a form cannot be folded",
            "leave out --booklet, and fold it when it is filled in: spiegel booklet FILE",
        ),
        (
            options.booklet and options.binding in BOUND, f"--binding {options.binding}", "a booklet is stapled on its fold",
            "leave out --booklet or --binding",
        ),
    )  # fmt: skip


def _of_names(options: Options) -> tuple[Contradiction, ...]:
    return (
        (
            options.joined and options.names is None, "--joined", "joins the workbooks of a list of names",
            "add --names and the file of names, or leave --joined out",
        ),
        (
            options.joined and options.fillable, "--joined", "a form is for one person, and cannot be joined with others",
            "leave out --joined, and each name gets a form of its own",
        ),
        (
            options.name is not None and options.names is not None, "--name", "is for one workbook, and --names for many",
            "leave out one of the two",
        ),
        (
            options.joined and options.names is not None and len(options.names.names) > MOST_JOINED, "--joined",
            f"joins up to {MOST_JOINED:,} workbooks", "make two lists of the names",
        ),
    )  # fmt: skip


def _of_large_print(options: Options) -> tuple[Contradiction, ...]:
    large = options.large_print
    return (
        (
            large and options.pocket, "--pocket", "a pocket booklet has no room for large print",
            "leave out --pocket or --large-print",
        ),
        (
            large and options.booklet, "--booklet", "a booklet in large print needs sheets of A3",
            "leave out --booklet, and fold the file: spiegel booklet FILE",
        ),
        (
            large and options.fillable, "--fillable", "a form is enlarged on the screen that it is filled in on",
            "leave out --large-print or --fillable",
        ),
    )  # fmt: skip


def _of_pocket(options: Options) -> Iterator[Contradiction]:
    bound, told = options.binding in BOUND, f"--binding {options.binding}"
    yield options.pocket and bound, told, "a pocket booklet is folded, and not bound", "leave out --pocket or --binding"
    for flag, chosen in (
        ("--name", options.name is not None),
        ("--names", options.names is not None),
        ("--page", options.page is not None),
        ("--booklet", options.booklet),
        ("--fillable", options.fillable),
    ):
        yield options.pocket and chosen, flag, "a pocket booklet has no place for it", f"leave out {flag} or --pocket"
