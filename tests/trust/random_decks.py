"""Figure: random decks that pass, and whether what they print is what was written.

    python tests/trust/random_decks.py 1000 [SEED]

Of each deck: every text of a card is on its face, or on its own back, once and in order, the faces in the order of the deck;
backs lie behind their fronts and no text over another, in all products; the guide lists and the workbook asks the questions of
a selection, and no other, team sheets and posters none; through a spreadsheet, CSV or Excel, a deck comes back with its
questions, in a new deck and into itself.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import yaml
from children import run, warm
from helpers import texts_of
from readback import Printed, squeezed

from generator.bank.loading import load
from generator.bank.shipped import stocks
from generator.build import deck_of, pdfs
from generator.deck.imposition import impose
from generator.model.bank import Question
from generator.model.deck import Selection
from generator.model.problems import DeckError
from generator.prepress.inspect import inspect
from layouts import modules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.bank.loading import Loaded
    from generator.model.deck import Deck

SYLLABLES = (
    "wat", "ver", "lo", "pen", "gaan", "team", "dag", "zien", "waar", "over", "één", "café", "reünie", "straße", "élan", "ging",
    "mens", "heid", "be", "ge", "ont", "moet", "samen", "wij", "jij", "tijd", "ooit", "naïef", "Łódź", "smörgås", "œuvre", "ij",
)  # fmt: skip

SIGNS = (
    "(", ")", "\\", "\\n", "%", "%%EOF", "=1+1", "@", "&", "&amp;", "<b>", "#", "- ", ": ", "{", "}", "[x]", "'", '"', "’", "“",
    "”", "…", "—", "–", "€", "½", "/", "//", "~", "^", "$", "_", "+", "null", "yes", "0x1F", "1.0", "endstream", "'t", "!", "?",
    ";",
)  # fmt: skip

DEPTHS = (1, 2, 3)

ASKING = ("guide-", "workbook-")
"""How the names of books with questions begin; team sheets and posters have none."""


class RandomDeck:
    """A deck that passes, as a tree to write as YAML."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self.languages = self._chance.choice((["nl"], ["en"], ["nl", "en"], ["fr", "de"], ["pl"], ["de"]))
        self._count = 0

    def word(self) -> str:
        return "".join(self._chance.choice(SYLLABLES) for _ in range(self._chance.choice((1, 1, 2, 2, 3))))

    def words(self, most: int, *, signs: bool = True) -> str:
        """Some words with signs between them; the last is told apart from all others."""
        self._count += 1
        chosen = []
        for _ in range(self._chance.randrange(1, most)):
            word = self.word()
            if signs and self._chance.random() < 0.15:
                word = self._chance.choice((f"{word}{self._chance.choice(SIGNS)}", self._chance.choice(SIGNS)))
            if self._chance.random() < 0.05:
                word = f"*{word.replace('*', '')}*"
            chosen.append(word.strip() or "x")
        return f"{' '.join(chosen)} q{self._count}q"

    def text(self, most: int, *, signs: bool = True) -> Any:  # noqa: ANN401 – as YAML takes it
        return {language: self.words(most, signs=signs) for language in self.languages}

    def tree(self) -> dict[str, Any]:
        chance = self._chance
        suits = chance.sample(
            ["A", "B", "mirror", "suit", "1", "tip", "Q9", "front", "S", "x-y"], chance.randrange(1, 6)
        )
        questions = []
        for suit in suits:
            for number in range(1, chance.randrange(2, 9)):
                question: dict[str, Any] = {"id": f"{suit}{number:02}", "suit": suit, "question": self.text(16)}
                if chance.random() < 0.7:
                    question["probe"] = self.text(9)
                if chance.random() < 0.7:
                    question["depth"] = chance.choice(DEPTHS)
                if chance.random() < 0.3:
                    question["tags"] = [chance.choice(("ruim", "kort", "n1"))]
                questions.append(question)
        tree: dict[str, Any] = {
            "title": self.text(3, signs=False),
            "languages": self.languages,
            "version": f"{chance.randrange(9)}.{chance.randrange(99)}",
            "author": "Ann De Smet",
            "suits": [self._suit(suit) for suit in suits],
            "questions": questions,
        }
        if chance.random() < 0.5:
            tree["tips"] = [
                {"id": f"T{number}", "title": self.text(3), "text": self.text(12)}
                for number in range(1, chance.randrange(2, 5))
            ]
        return tree

    def _suit(self, suit: str) -> dict[str, Any]:
        # A suit's name is short: what its bar cannot hold is refused, rightly.
        made: dict[str, Any] = {
            "id": suit,
            "name": {language: f"{self.word()[:10]} {suit}" for language in self.languages},
        }
        if self._chance.random() < 0.5:
            made |= {"purpose": self.text(8), "play": self.text(10)}
        return made


def check(seed: int, folder: Path) -> tuple[str, ...]:
    """A seed's deck, printed and read back → what is wrong; ``("refused",)`` where the deck does not fit its cards."""
    deck = RandomDeck(seed)
    folder.mkdir()
    path = folder / "cards.yaml"
    path.write_text(yaml.safe_dump(deck.tree(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    try:
        loaded = load(path)
        chance = Random(-seed)
        languages = tuple(chance.sample(deck.languages, min(len(deck.languages), chance.choice((1, 1, 2)))))
        asked: dict[str, Any] = {"languages": languages, "selection": _selection(loaded, chance)}
        chosen = deck_of(loaded, **asked)
        layouts = modules()
        made = pdfs(loaded, layouts, {"workbook": layouts["workbook"].Options(all=True)}, **asked)
    except DeckError as error:
        return ("refused", *(str(problem) for problem in error.problems))
    wrong = []
    for pdf in made:
        (folder / pdf.name).write_bytes(pdf.data)
        wrong += [
            f"{pdf.name}: {fault.what if hasattr(fault, 'what') else fault}"
            for fault in inspect(folder / pdf.name).findings
        ]
    printed = {pdf.name.partition("-")[0]: Printed(pdf.data) for pdf in made[:1]}
    wrong += _cards(printed["cards"], chosen)
    for pdf in made[1:]:
        wrong += _book(pdf.name, Printed(pdf.data), loaded, chosen)
    wrong += _round_trips(folder, loaded)
    return tuple(wrong)


def _selection(loaded: Loaded, chance: Random) -> Selection:
    bank = loaded.bank
    match chance.randrange(4):
        case 0:
            return Selection(sample=chance.randrange(1, len(bank.questions) + 1), seed=chance.randrange(99))
        case 1:
            return Selection(suits=(chance.choice(bank.suits).id,))
        case 2:
            return Selection(
                only=tuple(
                    each.id for each in chance.sample(bank.questions, chance.randrange(1, len(bank.questions) + 1))
                )
            )
        case _:
            return Selection(shuffle=chance.random() < 0.3)


def _cards(printed: Printed, deck: Deck) -> Iterator[str]:
    stock = stocks()[modules()["cards"].Options().stock]
    told = []
    for sheet in impose(deck.cards, stock):
        behind = {placed.card.id: placed.cell.trim for placed in sheet.backs}
        for placed in sheet.fronts:
            said = _plain(printed.text(2 * sheet.number - 2, placed.cell.trim))
            if not isinstance(
                placed.card.content, Question
            ):  # how a suit is played, and a second language, stand behind
                said += _plain(printed.text(2 * sheet.number - 1, behind[placed.card.id]))
            told.append(said)
            for language in deck.languages:
                lacking = _lacking(said, texts_of(placed.card.content, language))
                if lacking:
                    yield f"card {placed.card.id} lacks {lacking!r}, or has it in another order: {said!r}"
    everything = "".join(told)
    texts = [text for card in deck.cards for each in deck.languages for text in texts_of(card.content, each)]
    for text in texts:
        mark = text.split(" ")[-1]
        if mark.startswith("q") and everything.count(mark) != 1:
            yield f"{text!r} is on {everything.count(mark)} faces"


def _lacking(said: str, texts: Sequence[str]) -> str:
    """The first of some texts that a face does not say, behind those before it; empty where it says all."""
    for text in texts:
        _, found, said = said.partition(_plain(text.replace("*", "")))
        if not found:
            return text
    return ""


def _book(name: str, printed: Printed, loaded: Loaded, deck: Deck) -> Iterator[str]:
    """The questions of the selection are in a book that asks, and no other."""
    said = "".join(_plain(printed.text(page)) for page in range(len(printed)))
    wanted = {card.id for card in deck.cards} if name.startswith(ASKING) else set()
    language = str(printed.catalog.Lang)
    for question in loaded.bank.questions:
        mark = question.question[language].split(" ")[-1]
        if (mark in said) != (question.id in wanted):
            yield f"{name}: question {question.id} is {'not ' if question.id in wanted else ''}there"


def _plain(text: str) -> str:
    """A text without blanks, stars, and the hyphens at which lines are broken, as PDFium gives them."""
    return (
        squeezed(text)
        .replace("\ufffe", "")
        .replace("\x02", "")
        .replace("*", "")
        .replace("\u00ad", "")
        .replace("\u00a0", "")
        .replace("-", "")
        .replace("\u2010", "")
    )


def _round_trips(folder: Path, loaded: Loaded) -> Iterator[str]:
    for name in ("sheet.csv", "sheet.xlsx"):
        steps = (
            ["export", "cards.yaml", name],
            ["import", name, "--into", "again.yaml"],
            ["import", name, "-o", f"{name}.yaml"],
        )
        shutil.copy(folder / "cards.yaml", folder / "again.yaml")
        for step in steps:
            outcome = run(step, folder)
            if outcome.code or outcome.internal:
                yield f"{' '.join(step)}: {outcome.said.strip()}"
                return
        if (folder / "again.yaml").read_bytes() != (folder / "cards.yaml").read_bytes():
            yield f"{name}: a deck that nothing was changed in comes back changed"
        back = load(folder / f"{name}.yaml").bank
        for before, after in zip(loaded.bank.questions, back.questions, strict=True):
            if (before.id, before.question, before.probe, before.depth, before.tags) != (
                after.id,
                after.question,
                after.probe,
                after.depth,
                after.tags,
            ):
                yield f"{name}: {before} came back as {after}"


def main() -> None:
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    warm()
    passed = refused = wrong = 0
    seed = first
    with tempfile.TemporaryDirectory() as made:
        while passed < count:
            folder = Path(made) / str(seed)
            found = check(seed, folder)
            if found[:1] == ("refused",):
                refused += 1
                if refused <= 20:
                    print(seed, "refused", found[1][:300], flush=True)
            else:
                passed += 1
                wrong += bool(found)
                for each in found[:3]:
                    print(seed, each[:400], flush=True)
            shutil.rmtree(folder)
            seed += 1
    print(f"{passed} decks, {refused} refused, {wrong} wrong; seeds {first} to {seed - 1}")


if __name__ == "__main__":
    main()
