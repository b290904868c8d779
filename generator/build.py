"""Jobs → finished files: all fitted, then all drawn, then all written; or every problem of the run, and nothing.

A program of another kind than the command line, such as a page in the browser, asks for ``pdfs``. It works from the files
it is given, whatever the current folder, keeps nothing of one call for the next, and leaves the process as it was:

    loaded = load(Path("my-deck.yaml"))                          # generator.bank.loading
    for pdf in pdfs(loaded, modules(), languages=("nl", "en")):  # layouts
        print(pdf.name, len(pdf.data))
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.deck.selection import ALL, choose
from generator.files import PDF, FileSet, never, renamed, target_problems
from generator.model.deck import Deck
from generator.model.problems import DeckError, Problem
from generator.model.wording import did_you_mean, quote
from generator.product import Layout, Made, Report, decks_for, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.bank.loading import Loaded
    from generator.files.targets import MayReplace
    from generator.model.deck import Selection
    from generator.product import Prepared, Progress


class Job(Struct, frozen=True):
    """One file to make: the layout that draws it, what it draws, how, and where it goes."""

    layout: Layout
    deck: Deck
    options: Any
    target: Path


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
        options: of each layout its ``Options``, by the same name; the usual ones where it is left out.
        progress: shows how far the work is.
        chosen: what of the bank to print, as ``deck_of`` takes it.

    Raises:
        DeckError: with every problem of all of them.
    """
    jobs = jobs_of_all(deck_of(loaded, **chosen), layouts, options=options)
    drawn = draw(jobs, progress)
    return tuple(Pdf(job.target.name, data, made.report) for job, (made, data) in zip(jobs, drawn, strict=True))


def file_name(product: str, languages: Sequence[str], own: str = "") -> str:
    """What a product's file is called; ``own`` is the name of a deck that has one, so that decks keep theirs apart."""
    return f"{own and own + '-'}{product}-{'-'.join(languages)}.pdf"


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
        raise DeckError(
            [Problem(f"there is no session {quote(session)}", hint=did_you_mean(session, sessions, "it has"))]
        )
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
        options: of each layout its ``Options``, by the same name; the usual ones where it is left out.
    """
    given = options or {}
    return [
        job
        for name, layout in layouts.items()
        for job in jobs_of(layout, deck, given.get(name, layout.Options()), partial(_usual_target, folder, own, name))
    ]


def _usual_target(folder: Path, own: str, name: str, deck: Deck) -> Path:
    return folder / file_name(name, deck.languages, own)


def jobs_of(layout: Layout, deck: Deck, options: object, target: Callable[[Deck], Path]) -> list[Job]:
    """What a layout makes of a deck: a file for each deck that it prints of it, and for each variant of its options.

    Args:
        layout: the layout.
        deck: what was asked for, perhaps in two languages.
        options: of the layout.
        target: where the file of a deck goes; what tells a variant from the others is put behind its name.
    """
    variants = getattr(layout, "variants", _one_file)(options)
    return [
        Job(layout, each, kind, renamed(target(each), part))
        for each in decks_for(layout, deck)
        for part, kind in variants
    ]


def _one_file(options: object) -> list[tuple[str, object]]:
    """One file, as its options ask for: what a layout makes that has no ``variants`` of its own."""
    return [("", options)]


def build(jobs: Sequence[Job], progress: Progress, may_replace: MayReplace = never) -> tuple[Made, ...]:
    """Makes the files of all jobs.

    Args:
        jobs: what to make.
        progress: shows how far the work is.
        may_replace: asked of each PDF in the way that is none of ours.

    Raises:
        DeckError: with the problems of all jobs, before anything is written; or where a file cannot be written.
    """
    problems = [problem for job in jobs for problem in target_problems(job.target, PDF, may_replace)]
    finished = draw(jobs, progress, problems)
    with FileSet() as files:
        for job, (_, data) in zip(jobs, finished, strict=True):
            files.add(job.target, data)
    return tuple(Made(job.target, product.report) for job, (product, _) in zip(jobs, finished, strict=True))


def draw(jobs: Sequence[Job], progress: Progress, problems: Sequence[Problem] = ()) -> list[tuple[Prepared, bytes]]:
    """Jobs → what each prepared and its PDF, in memory; nothing is drawn before all is fitted.

    Args:
        jobs: what to draw; their targets do not matter here.
        progress: shows how far the work is.
        problems: what is already known to be wrong, to be told with the rest.

    Raises:
        DeckError: with the problems of all jobs.
    """
    found = list(problems)
    prepared = []
    for job in jobs:
        try:
            prepared.append(job.layout.prepare(job.deck, job.options, progress))
        except DeckError as error:
            found += error.problems
    if found:
        raise DeckError(dict.fromkeys(found))
    return [(product, product.draw(progress)) for product in prepared]
