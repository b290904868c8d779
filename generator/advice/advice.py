"""A loaded bank → what an experienced host would say of its questions: advice with a line in the file, never an error.

The rules would rather miss something than annoy with advice that is not right; each says nothing of decks that are clearly
meant otherwise, such as a deck without any probes.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from generator.advice.closed_questions import QUOTED, is_closed
from generator.advice.foreign_markup import foreign_marks
from generator.advice.look_alikes import look_alikes
from generator.bank import shipped
from generator.bank.problem_places import problem_at
from generator.bank.provenance import OUR_AUTHOR, provenance
from generator.model.bank import TEAM_PAGES
from generator.model.packages import needed
from generator.model.problems import DeckError, by_cause
from generator.model.wording import counted, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.advice.look_alikes import Seen
    from generator.bank.loading import Loaded
    from generator.bank.yaml.reader import Keys, Value
    from generator.model.bank import Bank, Question
    from generator.model.problems import Problem

MOST_WORDS = 25
"""Words of a question that is read aloud once. Plain-language guides (GOV.UK, Australian Government Style Manual) stop a
sentence here; at the usual 150 words a minute it takes ten seconds to say, and listeners cannot look back."""

MOST_CHARACTERS = 140
"""The same in characters, for languages with long words or none between spaces; our own deck's measure."""

FEWEST_TO_JUDGE = 3
"""Suits, or questions of a suit, below which nothing can be said about balance or order."""

LOPSIDED = 2
"""Times more, or fewer, questions than the median suit has."""

MOST_OF_A_KIND = 25
"""Lines about one kind of thing; whoever has more of them knows by then."""


def advise(loaded: Loaded, looks: Mapping[str, Seen] | None = None) -> list[Problem]:
    """Every piece of advice on a bank that has no problems, in the order of the file; at most so many of a kind.

    ``looks`` says how each suit looks, by its id; without it nothing is said of that.
    """
    bank = loaded.bank
    kinds = (
        _closed,
        _double,
        _long,
        _alike,
        _without_probe,
        _balance,
        _without_start,
        _words,
        _foreign,
        _author,
        _retired,
        _team_pages,
    )
    found = [kind(bank, loaded) for kind in kinds]
    if looks is not None:
        found.append(look_alikes(loaded, looks))
    said: list[Problem] = []
    for kind in found:
        pieces = by_cause(sorted(kind, key=lambda piece: piece.line))
        said += pieces[:MOST_OF_A_KIND]
        if len(pieces) > MOST_OF_A_KIND:
            more = f"the same is true of {len(pieces) - MOST_OF_A_KIND:,} more: {said[-1].what}"
            said.append(said[-1]._replace(what=more, where=""))
    return [piece._replace(column=0) for piece in sorted(said, key=lambda piece: piece.line)]


def _texts(bank: Bank) -> Iterator[tuple[Question, str, str, str]]:
    """Every question and probe in every language: whose it is, its key, its language and what it says."""
    for question in bank.questions:
        for key, text in (("question", question.question), ("probe", question.probe)):
            for language, said in (text or {}).items():
                yield question, key, language, said


def _closed(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    for question, key, language, said in _texts(bank):
        if is_closed(said, language):
            what = "can be answered with yes or no; what, how or when opens it up"
            yield loaded.places.problem(question.id, (key, language), what)


def _double(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    for question, key, language, said in _texts(bank):
        if key == "question" and (many := QUOTED.sub("", said).count("?")) > 1:
            what = f"asks {many} things at once; the second might be its probe, or a card of its own"
            yield loaded.places.problem(question.id, (key, language), what)


def _long(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    for question, key, language, said in _texts(bank):
        words = len(said.split())
        if key == "question" and (words > MOST_WORDS or len(said) > MOST_CHARACTERS):
            what = (
                f"is long to read aloud ({words} words, {len(said)} characters); up to {MOST_WORDS} words,"
                f" or {MOST_CHARACTERS} characters, stay in mind"
            )
            yield loaded.places.problem(question.id, (key, language), what)


def _alike(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    """One line a pair, even where it is alike in several languages."""
    try:
        with needed("rapidfuzz", "advice on questions that ask nearly the same"):
            from generator.advice.near_duplicates import doubles  # noqa: PLC0415 – 30 ms, and only for who wants advice
    except DeckError as error:
        yield from error.problems
        return
    told: set[tuple[int, int]] = set()
    for language in bank.languages:
        for pair in doubles([question.question[language] for question in bank.questions]):
            if pair not in told:
                told.add(pair)
                first, second = (bank.questions[at].id for at in pair)
                what = f"asks nearly the same as question {first}"
                yield loaded.places.problem(second, ("question", language), what)


def _without_probe(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    """Questions without a probe, in a deck where others have one."""
    if any(question.probe for question in bank.questions):
        for question in bank.questions:
            if question.probe is None:
                yield loaded.places.problem(question.id, (), "has no probe, to go on when the first answer is short")


def _balance(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    held = _held(bank)
    for suit, questions in held.items():
        if not questions:
            yield loaded.places.problem(suit, (), "has no questions")
    counts = [len(questions) for questions in held.values() if questions]
    if len(counts) < FEWEST_TO_JUDGE:
        return
    middle = median(counts)
    for suit, questions in held.items():
        many = len(questions)
        far = many * LOPSIDED < middle or many > middle * LOPSIDED
        if many and far and abs(many - middle) >= FEWEST_TO_JUDGE:
            said = f"has {counted(many, 'question')}"
            yield loaded.places.problem(suit, (), f"{said}, where a suit of this deck usually has {middle:g}")


def _without_start(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    """Suits of which no question is one to arrive with."""
    for suit, questions in _held(bank).items():
        if len(questions) >= FEWEST_TO_JUDGE and all(question.depth > 1 for question in questions):
            yield loaded.places.problem(suit, (), "has no question of depth 1, to begin with")


def _words(bank: Bank, loaded: Loaded) -> Iterable[Problem]:
    """Languages whose fixed words we do not have."""
    for at, language in enumerate(bank.languages):
        if language not in shipped.languages():
            what = f"the few fixed words on cards and in the books come out in English: we have none in {language}"
            yield loaded.places.problem("", ("languages", at), what)


def _foreign(bank: Bank, loaded: Loaded) -> Iterator[Problem]:  # noqa: ARG001 – all of a file is looked at, as it stands
    """Texts with marks of HTML, Markdown or LaTeX; one line for each mark, however many texts have it."""
    document = loaded.places.document
    for path, text in _all_texts((), document.value):
        for mark in foreign_marks(text):
            what = f"has {short(mark.written)} in it, which is {mark.language} and is printed as it stands"
            yield problem_at(document, path, what, mark.hint)._replace(cause=mark.kind)


def _all_texts(path: Keys, value: Value) -> Iterator[tuple[Keys, str]]:
    """Every text of a file, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif value is not None:
        for step, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _all_texts((*path, step), each)


def _author(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    """A copy of our deck that was changed, and still says to be by us."""
    if bank.author == OUR_AUTHOR and provenance(bank) == "after-ours":
        what = "still says Spiegel, though this deck differs from Spiegel’s own: write who made it, or take it out"
        yield loaded.places.problem("", ("author",), what)


def _held(bank: Bank) -> dict[str, list[Question]]:
    """The questions of each suit, by its id."""
    held: dict[str, list[Question]] = {suit.id: [] for suit in bank.suits}
    for question in bank.questions:
        held[question.suit].append(question)
    return held


def _retired(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    """Words of the deck's own for texts that earlier versions printed."""
    for name in bank.texts:
        if name in shipped.RETIRED_TEXTS:
            yield loaded.places.problem("", ("texts", name), "is printed nowhere any more, and may go")


def _team_pages(bank: Bank, loaded: Loaded) -> Iterator[Problem]:
    """The first page of the workbook that is among the team sheets now; where it also says for whom, that is told of already."""
    for at, entry in enumerate(bank.workbook):
        if entry.page in TEAM_PAGES and entry.audience == "person":
            what = "is among the team sheets now: spiegel team-sheets makes it, and those that are listed here alone"
            yield loaded.places.problem("", ("workbook", at, "page"), what)
            return
