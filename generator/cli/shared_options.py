"""What is typed about a deck → the deck to print; the arguments and options that all products share."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from generator.cli.terminal import say, tell
from generator.model.wording import nearest, nearest_id, short, with_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.bank.loading import Loaded
    from generator.model.bank import Bank
    from generator.model.deck import Deck, Selection

OUTPUT = Path("output")
"""The folder for what is made, where none is given."""

HERE = Path("cards.yaml")
"""The deck where none is named."""

OURS = "There is no cards.yaml in this folder, so this is Spiegel’s own deck; to take another, name its file."
"""What is said first where the deck that comes with Spiegel is read without being asked for."""

FEW = 12
"""Up to so many values are named where one is not among them."""

DECK = click.Argument(["deck"], required=False, type=click.Path(path_type=Path), metavar="[DECK]")

LANG = click.Option(
    ["--lang"],
    metavar="CODE[,CODE]",
    help="The language to print, such as nl; the deck's first if left out. Two, such as nl,en, stand together on each "
    "card, and give a book for each.",
)

THEME = click.Option(
    ["--theme"], metavar="NAME|FILE", help="How it looks: the name of a theme, or a file with a theme of your own."
)


def _several(flag: str, metavar: str, said: str) -> click.Option:
    return click.Option([flag], multiple=True, metavar=metavar, help=said)


SELECTING = (
    click.Option(["--session"], metavar="NAME", help="Only what this session uses, in its order: see `list sessions`."),
    _several("--suit", "ID,…", "Only these suits: their cards, questions and tips. See `list suits`."),
    _several("--tag", "TAG,…", "Only questions with one of these tags: see `list tags`."),
    _several("--depth", "1,2,3", "Only questions of these depths: 1 to arrive, 2 to dig deeper, 3 to turn."),
    _several("--only", "ID,…", "Only the cards with these ids: see `list cards`."),
    _several("--without", "ID,…", "Not the cards with these ids."),
    click.Option(
        ["--sample"], type=click.IntRange(min=1), metavar="N", help="So many of the questions that are left, at random."
    ),
    click.Option(["--shuffle"], is_flag=True, help="Mix the cards."),
    click.Option(
        ["--seed"],
        type=click.IntRange(0, 2**32),
        default=1,
        show_default=True,
        metavar="N",
        help="What --sample and --shuffle go by: the same number gives the same cards again, another gives others.",
    ),
)
"""What chooses cards, in the same words for all that is made of them; a card must have all that is asked."""

SHARED = (DECK, LANG, *SELECTING, THEME)
"""What every product takes; its command hands it to ``chosen``."""


def language_code(typed: str) -> str:
    """The code of a language, as a deck may declare it; small letters and capitals as they should be.

    Raises:
        BadParameter: it is none; of the name of a language its code is told.
    """
    from generator.model.scalars import LanguageCode  # noqa: PLC0415 – see below

    language, _, region = typed.strip().replace("_", "-").partition("-")
    code = f"{language.lower()}-{region.upper()}" if region else language.lower()
    if not re.fullmatch(get_args(LanguageCode)[1].pattern, code):
        known = _language_named(typed)
        meant = f"; did you mean {known}?" if known else ""
        said = f"'{short(typed)}' is no code of a language, such as nl, en or pt-BR{meant}"
        raise click.BadParameter(said, param_hint="--lang")
    return code


def _language_named(typed: str) -> str:
    """The code of a language that is called so in English, Dutch, French, German or itself; empty where there is none."""
    from generator.spreadsheets.languages import LANGUAGES  # noqa: PLC0415 – only where something is wrong

    names = {name: code for code, language in LANGUAGES.items() for name in language.names}
    return names.get(nearest(typed, names), "")


def load(deck: Path | None) -> Loaded:
    """The bank that was named, or else that of this folder, or ours, which is told first; its warnings are told.

    Raises:
        DeckError: with every problem of the file.
    """
    from generator.bank.loading import load as load_bank  # noqa: PLC0415 – only for who prints a deck
    from generator.bank.shipped import shipped_bank  # noqa: PLC0415
    from generator.files import is_there  # noqa: PLC0415

    files = stock_files(deck)
    if deck is None and not is_there(HERE):
        say(OURS, err=True)  # not among the results: those may go to another program
        deck = shipped_bank()
    loaded = load_bank(deck or HERE, files)
    tell(loaded.warnings)
    return loaded


def stock_files(deck: Path | None) -> tuple[Path, ...]:
    """Where a user's own stocks may stand besides the folder of the deck: in this folder where none is named, in the settings."""
    from generator.cli.config import stocks_file  # noqa: PLC0415 – see above

    return (stocks_file(),) if deck else (Path("stocks.yaml"), stocks_file())


def chosen(
    deck: Path | None,
    lang: str | None = None,
    session: str | None = None,
    theme: str | None = None,
    **selecting: Any,  # noqa: ANN401 – of each its own
) -> Deck:
    """The deck to print, by the options in ``SHARED``: in which languages, of which session, with which cards and theme.

    Raises:
        DeckError: with every problem of the file, or where no card is left.
        BadParameter: for a value that the deck does not have.
    """
    from generator.build import deck_of  # noqa: PLC0415 – see above

    loaded = load(deck)
    bank = loaded.bank
    wanted = typed_theme(theme) if theme else bank.theme
    tell_of_theme(loaded.places.folder, wanted)
    return deck_of(
        loaded,
        languages=chosen_languages(lang, bank.languages),
        session=_session(session, bank),
        selection=_selection(bank, **selecting),
        theme=wanted,
    )


def chosen_languages(typed: str | None, known: Sequence[str]) -> list[str]:
    """One language, or two for whoever reads them side by side."""
    if typed is None:
        return [known[0]]
    codes = [code.strip() for code in typed.split(",")]
    for code in codes:
        if code not in known:
            raise click.BadParameter(f"the deck is not in '{code}'; it has {', '.join(known)}", param_hint="--lang")
    if len(codes) > 2:  # noqa: PLR2004 – as it says
        raise click.BadParameter(f"a card holds two languages at most, not {len(codes)}", param_hint="--lang")
    if len(set(codes)) < len(codes):
        raise click.BadParameter(f"'{codes[0]}' is given twice", param_hint="--lang")
    return codes


def _session(typed: str | None, bank: Bank) -> str | None:
    if typed is None:
        return None
    sessions = {session.id: tuple(session.name.values()) for session in bank.sessions}
    return matched([typed], sessions, "session", "--session")[0]


def _selection(
    bank: Bank,
    *,
    suit: Sequence[str] = (),
    tag: Sequence[str] = (),
    depth: Sequence[str] = (),
    only: Sequence[str] = (),
    without: Sequence[str] = (),
    **drawing: Any,  # noqa: ANN401 – ``Selection`` says what they are
) -> Selection:
    """Which cards, by the options in ``SELECTING``; names as the bank writes them."""
    from generator.deck.selection import card_ids, tags_of  # noqa: PLC0415
    from generator.model.deck import Selection  # noqa: PLC0415 – see above

    cards = card_ids(bank)
    return Selection(
        suits=matched(
            suit, {each.id: tuple(each.name.values()) for each in bank.suits}, "suit", "--suit", "list suits"
        ),
        tags=matched(tag, tags_of(bank), "tag", "--tag", "list tags"),
        depths=tuple(map(int, matched(depth, ["1", "2", "3"], "depth", "--depth"))),
        only=matched(only, cards, "card", "--only", "list cards"),
        without=matched(without, cards, "card", "--without", "list cards"),
        **drawing,
    )


def matched(
    typed: Sequence[str], known: Collection[str], what: str, flag: str, see: str = "list sessions"
) -> tuple[str, ...]:
    """Values with commas between them, or given one by one → those of the deck, whatever their capitals.

    Args:
        typed: what was given, perhaps more than once.
        known: what the deck has; ids may come with the names of what they stand for, for the hint.
        what: a word for one of them.
        flag: the option that takes them.
        see: the command that lists them.

    Raises:
        BadParameter: for a value that is not known, with the nearest one; and where blanks are all there is.
    """
    folded = {name.casefold(): name for name in reversed(list(known))}
    found = []
    for value in typed:
        whole = value.strip() in known  # a tag may have a comma in it
        for part in filter(None, (part.strip() for part in ([value] if whole else value.split(",")))):
            name = part if part in known else folded.get(part.casefold())
            if name is None:
                said = f"the deck has no {what} '{part}'{_instead(part, known, see)}"
                raise click.BadParameter(said, param_hint=flag)
            found.append(name)
    if typed and not found:
        raise click.BadParameter(f"it names no {what}", param_hint=flag)
    return tuple(dict.fromkeys(found))


def _instead(typed: str, known: Collection[str], see: str) -> str:
    """What may have been meant, and what there is where that is not much; in the rest of the sentence."""
    names = known if isinstance(known, Mapping) else dict.fromkeys(known, ())
    near, name = nearest_id(typed, names)
    meant = f"; did you mean '{near}'{f', {short(name)}' if name else ''}?" if near else ""
    if len(known) <= FEW:
        there = ", ".join(with_name(each, called) for each, called in names.items())
        return f"{meant} It has {there}" if meant else f"; it has {there or 'none'}"
    return meant or f"; see `spiegel {see}`"


def tell_of_theme(folder: Path, theme: str | Path | None) -> None:
    """Tells what reads well in a theme's file, but was probably meant otherwise or has an older name."""
    if theme and Path(theme).suffix:
        from layouts.theme.loading import theme_warnings  # noqa: PLC0415 – see above

        tell(theme_warnings(folder, theme))


def typed_theme(theme: str) -> str | Path:
    """A theme as it was typed: a file as seen from here, wherever it lies; a name, or a file as the deck sees it."""
    from generator.files import is_there  # noqa: PLC0415 – see above

    path = Path(theme)
    return path if (path.suffix or "/" in theme or os.sep in theme) and is_there(path) else theme


def own_name(deck: Path | None) -> str:
    """What a deck's file is called, for the names of what is made of it; empty for a deck of the usual name, or ours."""
    return deck.stem if deck and deck.stem != "cards" else ""
