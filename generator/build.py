"""Jobs → finished files: all fitted, then all drawn, then all written; or every problem of the run, and nothing.

A program of another kind than the command line, such as a page in the browser, asks for ``pdfs``. It works from the files
it is given, whatever the current folder, keeps nothing of one call for the next, and leaves the process as it was:

    loaded = load(Path("my-deck.yaml"))                          # generator.bank.loading
    for pdf in pdfs(loaded, modules(), languages=("nl", "en")):  # layouts
        print(pdf.name, len(pdf.data))
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from msgspec import Struct

from generator.bank.print_settings import options_for
from generator.deck.selection import ALL, choose
from generator.files import PDF, FileSet, never, renamed, target_problems
from generator.model.deck import Deck
from generator.model.problems import DeckError, Problem
from generator.model.wording import quote, which_id
from generator.naming import chosen_of, file_name, part_of, variant_of
from generator.product import Layout, Made, Prepared, Report, decks_for, prepare_all, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.bank.loading import Loaded
    from generator.files.targets import MayReplace
    from generator.model.deck import Selection
    from generator.product import Progress, Several, Variant


class Job(Struct, frozen=True):
    """One file to make, or several of one kind: the layout that draws it, what it draws, how, and where it goes."""

    layout: Layout
    deck: Deck
    options: Any
    target: Path


class Piece(Struct, frozen=True):
    """One file of a job that only has to be drawn: where it goes, and what was prepared for it."""

    target: Path
    prepared: Prepared


class Built(Struct, frozen=True):
    """What was made, and why some that was asked for is left out."""

    made: tuple[Made, ...]
    left_out: tuple[Problem, ...] = ()


class Pdf(Struct, frozen=True):
    """A finished PDF in memory: a name for its file, what it holds, and what its layout says of it."""

    name: str
    data: bytes
    report: Report


def pdfs(
    loaded: Loaded,
    layouts: Mapping[str, Layout],
    options: Mapping[str, Any] | None = None,
    progress: Progress = silent,
    **chosen: Any,  # noqa: ANN401 – ``deck_of`` says what they are
) -> tuple[Pdf, ...]:
    """A bank → the PDFs that layouts make of it.

    Args:
        loaded: the bank, as it was read.
        layouts: what to make, by the name of each.
        options: of each layout its ``Options``, by the same name; what the deck says, or the usual ones, where it is left out.
        progress: shows how far the work is.
        chosen: what of the bank to print, as ``deck_of`` takes it.

    Raises:
        DeckError: with every problem of all of them; also where a command would leave out some of what was asked for.
    """
    pieces, left_out = prepare(jobs_of_all(deck_of(loaded, **chosen), layouts, options=options), progress)
    if left_out:
        raise DeckError(left_out)
    return tuple(Pdf(each.target.name, each.prepared.draw(progress), each.prepared.report) for each in pieces)


def deck_of(
    loaded: Loaded,
    *,
    languages: Sequence[str] = (),
    session: str | None = None,
    selection: Selection = ALL,
    theme: str | Path | None = None,
) -> Deck:
    """A bank and what is asked of it → the deck to print.

    Args:
        loaded: the bank, as it was read.
        languages: one, or two to stand side by side; the bank's first where there is none.
        session: the id of a session, to print only what that uses.
        selection: which cards.
        theme: the name of a theme, or of a file below the deck's folder; or the ``Path`` of a file that lies anywhere. The
            deck's own where it is left out.

    Raises:
        DeckError: the bank does not have a language or the session, or no card is left.
    """
    bank, places = loaded.bank, loaded.places
    language, *second = languages or bank.languages[:1]
    if len(second) > 1 or language in second:
        raise DeckError([Problem("a card holds one language, or two that differ", where=", ".join(languages))])
    sessions = {each.id: each for each in bank.sessions}
    if session is not None and session not in sessions:
        names = {identifier: tuple(each.name.values()) for identifier, each in sessions.items()}
        raise DeckError([Problem(f"there is no session {quote(session)}", hint=which_id(session, names, "it has"))])
    return choose(
        bank, language, places, None if session is None else sessions[session], selection,
        second=second[0] if second else None, theme=theme,
    )  # fmt: skip


def jobs_of_all(
    deck: Deck,
    layouts: Mapping[str, Layout],
    folder: Path = Path(),
    own: str = "",
    options: Mapping[str, Any] | None = None,
) -> list[Job]:
    """What layouts make of a deck, in a folder, under their usual names.

    Args:
        deck: the deck.
        layouts: the layouts by name.
        folder: where the files go.
        own: the name of a deck that has one.
        options: of each layout its ``Options``, by the same name; what the deck says, or the usual ones, where it is left out.
    """
    chosen = {name: options_for(layout, deck.bank) for name, layout in layouts.items()} | dict(options or {})
    return [
        job
        for name, layout in layouts.items()
        for job in jobs_of(layout, deck, chosen[name], usual_target(name, layout, chosen[name], folder, own))
    ]


def usual_target(
    name: str, layout: Layout, options: object, folder: Path = Path(), own: str = ""
) -> Callable[[Deck], Path]:
    """Where the file of a deck goes under its usual name, in a folder; see ``generator.naming``."""
    return lambda deck: folder / file_name(name, deck.languages, own, chosen_of(layout, deck, options))


def jobs_of(layout: Layout, deck: Deck, options: object, target: Callable[[Deck], Path]) -> list[Job]:
    """What a layout makes of a deck: a file, or several, for each deck that it prints of it.

    Args:
        layout: the layout.
        deck: what was asked for, perhaps in two languages.
        options: of the layout.
        target: where the file of a deck goes; what tells a file from others of its job is put behind its name.
    """
    return [Job(layout, each, options, target(each)) for each in decks_for(layout, deck)]


COLLECTED = 50
"""Files after which what drew them is let go: a document's objects refer to each other, and a command does not collect."""


def build(jobs: Sequence[Job], progress: Progress, may_replace: MayReplace = never) -> Built:
    """Makes the files of all jobs.

    Args:
        jobs: what to make.
        progress: shows how far the work is.
        may_replace: asked of each PDF in the way that is none of ours.

    Raises:
        DeckError: with the problems of all jobs, before anything is written; or where a file cannot be written.
    """
    pieces, left_out = prepare(jobs, progress, may_replace)
    with FileSet() as files:  # a thousand workbooks are more than a memory holds: each waits on the disk
        for number, piece in enumerate(pieces, start=1):
            files.add(piece.target, piece.prepared.draw(progress))
            if number % COLLECTED == 0:
                gc.collect()
    return Built(tuple(Made(piece.target, piece.prepared.report) for piece in pieces), left_out)


def prepare(
    jobs: Sequence[Job], progress: Progress, may_replace: MayReplace | None = None
) -> tuple[list[Piece], tuple[Problem, ...]]:
    """Jobs → the files to draw, all fitted, and why some that were asked for are left out.

    Args:
        jobs: what to make.
        progress: shows how far the work is.
        may_replace: asked of what is in the way of a file, and none of ours; None where no file is to be written.

    Raises:
        DeckError: with the problems of all jobs.
    """
    found: list[Problem] = []
    pieces: list[Piece] = []
    left_out: list[Problem] = []
    for job in jobs:
        try:
            several = prepare_all(job.layout, job.deck, job.options, progress)
        except DeckError as error:
            found += [*_in_the_way([job.target], may_replace), *error.problems]
            continue
        made = [Piece(target, each.prepared) for target, each in _named(job, several)]
        found += _in_the_way([piece.target for piece in made], may_replace)
        pieces += made
        left_out += several.left_out
    if found:
        raise DeckError(dict.fromkeys(found))
    return pieces, tuple(dict.fromkeys(left_out))


def _in_the_way(targets: Iterable[Path], may_replace: MayReplace | None) -> Iterator[Problem]:
    """What is in the way of files to be written."""
    if may_replace is not None:
        for target in targets:
            yield from target_problems(target, PDF, may_replace)


def _named(job: Job, several: Several) -> Iterator[tuple[Path, Variant]]:
    """The files of a job, each with a name of its own, also where a file system takes capitals for small letters."""
    taken: set[str] = set()
    for variant in several.variants:
        part = "-".join(filter(None, (variant_of(job.layout, job.options, variant.options), part_of(variant.part))))
        stem = f"{job.target.stem}-{part}" if part else job.target.stem
        own, number = stem, 1
        while (folded := normalize("NFKC", own).casefold()) in taken:
            number += 1
            own = f"{stem}-{number}"
        taken.add(folded)
        yield renamed(job.target, own.removeprefix(job.target.stem)), variant
