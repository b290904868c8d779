"""``spiegel new``: a folder with a small deck to begin with."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared_options import language_code
from generator.cli.terminal import examples, say, telling_problems
from generator.model.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.bank.starter import Started

USUAL_LANGUAGE = "nl"


@click.command(
    "new",
    epilog=examples(
        "spiegel new my-team",
        'spiegel new youth --title "Our camp" --lang en --suits "Play, People, Next year"',
        "spiegel new care --from cards.yaml --suit A,B",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The title of the deck.  [default: after the folder]")
@click.option("--lang", metavar="CODE", help="The language of the deck, such as nl, en, fr or de.  [default: nl]")
@click.option(
    "--suits", metavar="NAMES", help="The names of its suits, a comma between them.  [default: three of ours]"
)
@click.option(
    "--from",
    "deck",
    type=click.Path(path_type=Path),
    help="Begin from this deck; `spiegel` stands for ours, and so does a cards.yaml that is not there.",
)
@click.option("--suit", metavar="IDS", help="With --from: only these suits, such as A,B.")
def command(
    folder: Path, title: str | None, lang: str | None, suits: str | None, deck: Path | None, suit: str | None
) -> None:
    """Makes a folder with a small deck that can be printed as it is, and that you make your own.

    It holds cards.yaml, whose comments tell what is possible, a folder for pictures and a short README. On a terminal it
    asks what you leave out. With --from the deck has the questions of another one, comments and all.
    """
    from generator.bank import starter  # noqa: PLC0415 – the help does without

    if deck is not None and (lang or suits):
        raise click.UsageError("--lang and --suits are for a new deck; with --from, choose suits with --suit.")
    if deck is None and suit is not None:
        raise click.UsageError("--suit chooses suits of the deck that --from names; for new ones there is --suits.")
    with telling_problems("nothing was made"):
        if deck is not None:
            named = None if title is None else _title(title)
            made = starter.start_from(folder, deck, _parts(suit or ""), named)
        else:
            starter.check_free(folder)
            if _asking():
                title = title or _ask("Title", starter.usual_title(folder), _title)
                lang = lang or _ask("Language (nl, en, fr, de, ...)", USUAL_LANGUAGE, language_code)
                usual = ", ".join(starter.words(language_code(lang)).suits)
                suits = suits or _ask("Suits, a comma between them", usual, _suits)
            language = language_code(lang or USUAL_LANGUAGE)
            names = _suits(suits) if suits is not None else starter.words(language).suits
            made = starter.start(folder, _title(title or starter.usual_title(folder)), language, names)
    _tell(made)


def _ask(question: str, usual: str, check: Callable[[str], object]) -> str:
    """What is answered; of an answer that cannot be used it is told why, and the question comes again."""

    def read(typed: str) -> str:
        check(typed)
        return typed

    answer: str = click.prompt(question, default=usual, value_proc=read)
    return answer


def _asking() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _tell(made: Started) -> None:
    questions, suits = counted(made.questions, "question"), counted(made.suits, "suit")
    say(f"Made {made.folder}: a deck with {questions} in {suits}, a folder for pictures and a README.")
    for note in made.notes:
        say(f"  {note}")
    say("", "Now go there and print it, or open cards.yaml in a text editor first:")
    if made.folder.resolve() != Path.cwd():
        say(f"  cd {shlex.quote(str(made.folder))}")
    say("  spiegel build")


def _parts(text: str) -> list[str]:
    """``A, B`` → its parts, each once."""
    return list(dict.fromkeys(" ".join(part.split()) for part in text.split(",") if part.strip()))


def _title(text: str) -> str:
    from generator.bank.starter import LONGEST_TITLE  # noqa: PLC0415 – as above

    return _short(text, LONGEST_TITLE, "--title")


def _suits(typed: str) -> list[str]:
    from generator.bank.starter import LETTERS, LONGEST_SUIT  # noqa: PLC0415 – as above

    names = _parts(typed)
    if not 0 < len(names) <= len(LETTERS):
        said = f"a deck begins with 1 to {len(LETTERS)} suits, a comma between them, and not with {len(names)}"
        raise click.BadParameter(said, param_hint="--suits")
    return [_short(name, LONGEST_SUIT, "--suits") for name in names]


def _short(text: str, most: int, option: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > most or not text.isprintable():
        found = f"not {len(text)}" if text.isprintable() else "and there is one among them that cannot"
        raise click.BadParameter(f"takes 1 to {most} characters that can be printed, {found}", param_hint=option)
    return text
