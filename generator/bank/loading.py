"""A question bank on disk (``cards.yaml``) → a Bank, every rule of it kept; or every problem of the file at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.bank.amounts import check_amounts
from generator.bank.explain import read_value
from generator.bank.own_stocks import OwnStocks, every_stock, own_stocks
from generator.bank.problem_places import Findings, problem_at
from generator.bank.renamed import under_todays_names
from generator.bank.rules import check_bank, check_stock, paths_by_id
from generator.bank.yaml.reader import Document, Keys, read_yaml
from generator.deck.sessions import plan
from generator.model.bank import MOST_LANGUAGES, Bank
from generator.model.paper import Stock
from generator.model.problems import DeckError, Problem
from generator.model.wording import which_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.bank.yaml.reader import Value
    from generator.model.session import Step


LONGEST_CODE = 40
"""Characters of a word that might be meant as a language; a real code has at most six."""


class Places(Struct, frozen=True):
    """Where everything of a bank stands in its file, for what later stages find wrong with it.

    ``stocks`` are the user's own that lie beside it, or were read with it.
    """

    document: Document
    paths: Mapping[str, Keys]
    stocks: Mapping[str, Stock] = {}

    @property
    def folder(self) -> Path:
        """Where the file lies: pictures and a theme of the user's own are looked for from here."""
        return Path(self.document.name).parent

    def problem(self, entry_id: str, keys: tuple[str | int, ...], what: str, hint: str = "") -> Problem:
        """An entry and what is wrong with it → the problem, with its file and line.

        Args:
            entry_id: the id of a suit, question, tip, part of a tip, purpose or result; empty for the bank itself.
            keys: the way from the entry to the value, such as ``("probe", "en")``.
            what: the problem, a clause.
            hint: the remedy, a clause.
        """
        return problem_at(self.document, (*self.paths.get(entry_id, ()), *keys), what, hint)


class Loaded(Struct, frozen=True):
    """A bank, the places of its entries and what reads well but was probably meant otherwise."""

    bank: Bank
    places: Places
    warnings: tuple[Problem, ...]


def load(path: Path, stock_files: Iterable[Path] = ()) -> Loaded:
    """The file of a question bank → the bank, and the user's own stocks that lie beside it.

    Args:
        path: the file.
        stock_files: further files with stocks of the user's own; one that is not there has none.

    Raises:
        DeckError: with every problem of the file, and of those with stocks.
    """
    problems: tuple[Problem, ...] = ()
    own: OwnStocks | None = None
    try:
        own = own_stocks(path.parent, stock_files)
    except DeckError as error:
        problems = error.problems
    try:
        made = loaded(read_yaml(path), own.stocks if own else None)
    except DeckError as error:
        raise DeckError([*problems, *error.problems]) from None
    if problems:
        raise DeckError(problems)
    return made


def loaded(document: Document, stocks: Mapping[str, Stock] | None = {}) -> Loaded:
    """The document of a question bank → the bank; as ``load``, also for one that stands in no file yet.

    Args:
        document: the bank.
        stocks: the user's own; None where they could not be read, and a stock that is not known may be one of them.

    Raises:
        DeckError: with every problem of the document.
    """
    return loaded_today(under_todays_names(document, Bank), stocks)


def loaded_today(document: Document, stocks: Mapping[str, Stock] | None = {}) -> Loaded:
    """The document of a question bank, its keys under today's names already → the bank; as ``loaded``.

    Raises:
        DeckError: with every problem of the document.
    """
    findings = Findings(document)
    check_amounts(findings)
    findings.finish()
    paths = paths_by_id(document.value)
    check_bank(findings, paths)  # first: of a reference it has more to say than that its value is no id
    if stocks is not None:
        check_stock(findings, every_stock(stocks))
    bank = read_value(findings, (), document.value, Bank, _languages(document.value))
    if bank is not None and not findings.problems:
        _check_sessions(bank, findings)
    findings.finish()
    assert bank is not None, "what does not fit has problems"  # noqa: S101  for the type checker
    return Loaded(bank, Places(document, paths, stocks or {}), document.warnings)


def _check_sessions(bank: Bank, findings: Findings) -> None:
    """Every session of the bank can be held with the questions it has."""
    for at, session in enumerate(bank.sessions):
        for number, step in enumerate(session.steps):
            _check_draws(bank, findings, ("sessions", at, "steps", number), step)
            if step.minutes.shortest > step.minutes.longest:
                path = ("sessions", at, "steps", number, "minutes")
                findings.add(path, "runs from the longer to the shorter", "shortest comes first, then longest")
        for short in plan(session, bank).shortfalls:
            findings.add(("sessions", at, "steps", short.step, "draws", short.draw), short.what, short.hint)


def _check_draws(bank: Bank, findings: Findings, path: Keys, step: Step) -> None:
    """A step draws on suits and questions that there are."""
    known = {suit.id: tuple(suit.name.values()) for suit in bank.suits}
    questions = {question.id: () for question in bank.questions}
    for number, draw in enumerate(step.draws):
        for position, card in enumerate(draw.cards):
            if card not in questions:
                hint = which_id(card, questions, "the questions are")
                findings.add((*path, "draws", number, "cards", position), f"there is no question {card}", hint)
        for position, suit in enumerate(draw.suits):
            if suit not in known:
                hint = which_id(suit, known, "the suits are")
                findings.add((*path, "draws", number, "suits", position), f"there is no suit {suit}", hint)


def _languages(bank: Value) -> tuple[str, ...]:
    """The languages that a bank declares, as it writes them: texts are held against them even where one is bad."""
    declared = bank.get("languages") if isinstance(bank, dict) else None
    languages = declared if isinstance(declared, list) else [declared]
    codes = [language.strip() for language in languages if isinstance(language, str) and len(language) <= LONGEST_CODE]
    return tuple(dict.fromkeys(codes))[:MOST_LANGUAGES]
