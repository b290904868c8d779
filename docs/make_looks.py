"""The question bank → sheets of pictures to judge the look by, in output/looks/; ``make looks`` runs it.

Every face in four languages and in two at once, on every stock and in every theme; one word, and the longest that fits; nine
suits; cards that were cut or printed a little beside; what somebody sees who confuses colours, or whose printer is grey. No
reader is shown these: they are for whoever changes the look, to be looked at one by one before a commit.
"""

from __future__ import annotations

import sys
from bisect import bisect
from typing import TYPE_CHECKING

from make_pictures import Press, lay_out, shipped_deck

from generator.bank import shipped
from generator.bank.loading import load
from generator.deck.extras import extra_cards
from generator.deck.selection import card_ids, choose
from generator.model.bank import Bank, Question, Suit, Tip
from generator.model.deck import Selection
from generator.model.problems import DeckError
from generator.product import silent
from layouts.cards import product as cards

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL import Image

    from generator.model.deck import Deck

LOOKS = shipped.ROOT / "output" / "looks"

HEIGHT = 470
"""Pixels of a card: small print can still be read."""

EXTRAS = extra_cards("howto,pass,blank")

FACES = (
    ("A01", False), ("A01", True), ("C06", False), ("D01", False), ("S-A", False), ("S-A", True), ("S-D", False),
    ("S-D", True), ("T1", False), ("T3", False), ("T1", True), ("howto", False), ("pass", False), ("blank", False),
)  # fmt: skip
"""Cards of the deck that we ship, and whether their backs are meant."""

LONG = "Which situation at work would turn out quite differently if you dared to ask what everyone wants to know"
"""What a long question is made of, over and over."""

MACHADO = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), severity 1.0: matrices for linear light."""

FRENCH_AND_GERMAN = Bank(
    title={"fr": "Le miroir", "de": "Spiegel"},
    languages=("fr", "de"),
    suits=(
        Suit(
            id="A",
            name={"fr": "Ce que nous faisons", "de": "Aus eigener Arbeit"},
            purpose={
                "fr": "Des questions sur le travail de tous les jours : on y apprend plus qu’on ne croit.",
                "de": "Fragen zur Arbeit von jedem Tag. Wer daraus lernt, hat nicht mehr Arbeit, sondern weniger.",
            },
            play={
                "fr": "Choisissez ensemble une situation. Laissez parler jusqu’au bout, et ne creusez qu’ensuite.",
                "de": "Wählt zusammen eine Situation. Lasst ausreden, und fragt erst dann weiter nach.",
            },
        ),
        Suit(
            id="B",
            name={"fr": "Ce qui a marché", "de": "Gut gemacht"},
            purpose={"fr": "Des questions sur ce qui a réussi.", "de": "Fragen dazu, was gelungen ist."},
        ),
    ),
    questions=(
        Question(
            id="A1",
            suit="A",
            question={"fr": "Qu’as-tu en tête en arrivant ?", "de": "Was hast du im Kopf, wenn du hier ankommst?"},
            probe={"fr": "Qu’est-ce qui peut attendre ?", "de": "Was davon darf eine Stunde lang warten?"},
        ),
        Question(
            id="B1",
            suit="B",
            question={
                "fr": "« Tout le monde l’a vu. » Qui te l’a dit, et qu’est-ce que ça t’a fait, sur le moment ?",
                "de": "„Das haben alle gesehen.“ Wer hat dir das gesagt, und was hat es mit dir gemacht?",
            },
            probe={"fr": "Et aujourd’hui ?", "de": "Und heute, wo es eine Weile her ist?"},
            depth=3,
            follows=("story",),
        ),
    ),
    tips=(
        Tip(
            id="T1",
            title={"fr": "Changer de rythme", "de": "Einen Gang zurückschalten"},
            text={
                "fr": "Prendre du recul n’est pas une réunion. Il faut s’y mettre doucement, avec un café ou à pied.",
                "de": "Zurückschauen ist keine Besprechung. Kommt langsam an: mit Kaffee, einem Spaziergang, einer Karte.",
            },
        ),
    ),
)
"""A small deck of words that are typical of two languages that ours is not in."""


def main(chosen: Sequence[str]) -> None:
    """Makes the sheets of pictures of these names, such as ``themes``; all where none is given."""
    LOOKS.mkdir(parents=True, exist_ok=True)
    makers = (_languages, _stocks, _themes, _extremes, _nine_suits, _cut_beside, _seen_otherwise)
    for maker in makers:
        if not chosen or maker.__name__.lstrip("_") in chosen:
            maker()


def _press(deck: Deck, theme: str = "spiegel", stock: str = "poker-a4", **options: object) -> Press:
    """A deck with a card of each kind that may be added."""
    return Press(deck, theme, cards.Options(stock=stock, extras=EXTRAS, **options))


def _shown(press: Press, faces: Sequence[tuple[str, bool]] = FACES, height: int = HEIGHT) -> list[Image.Image]:
    return [press.card(name, height, back=back) for name, back in faces]


def _save(name: str, pictures: list[Image.Image], columns: int = 7) -> None:
    lay_out(pictures, min(columns, len(pictures))).save(LOOKS / f"{name}.png", optimize=True)
    print(LOOKS / f"{name}.png")


def _in_two() -> Deck:
    loaded = load(shipped.shipped_bank())
    return choose(loaded.bank, "nl", loaded.places, second="en")


def _languages() -> None:
    for language in ("nl", "en"):
        _save(f"language-{language}", _shown(_press(shipped_deck(language))))
    _save("language-nl-en", _shown(_press(_in_two())))
    small = [("A1", False), ("B1", False), ("B1", True), ("S-A", False), ("S-A", True), ("S-B", False), ("T1", False)]
    small += [("howto", False), ("pass", False), ("blank", False)]
    for language, second in (("fr", None), ("de", None), ("fr", "de"), ("de", "fr")):
        deck = choose(FRENCH_AND_GERMAN, language, None, second=second)
        _save(f"language-{language}{f'-{second}' if second else ''}", _shown(_press(deck), small), 5)


def _stocks() -> None:
    for stock in _sizes():
        for name, second in ((stock, None), (f"{stock}-two", "en")):
            if fitting := _fitting(stock, second):
                _save(f"stock-{name}", _shown(*fitting))


def _sizes() -> list[str]:
    """The first stock of each size of card."""
    first: dict[tuple[float, float], str] = {}
    for name, stock in shipped.stocks().items():
        first.setdefault((stock.face.width, stock.face.height), name)
    return list(first.values())


def _fitting(stock: str, second: str | None) -> tuple[Press, list[tuple[str, bool]]] | None:
    """Our deck on a stock, and the faces to show: all but those of cards that are too full for it, which are told.

    None where no card is left.
    """
    loaded = load(shipped.shipped_bank())
    without: tuple[str, ...] = ()
    while len(without) < len(card_ids(loaded.bank)):
        deck = choose(
            loaded.bank,
            "nl",
            loaded.places,
            selection=Selection(without=tuple(set(without) & set(card_ids(loaded.bank)))),
            second=second,
        )
        extras = tuple(card for card in EXTRAS if card.id not in without)
        try:
            press = Press(deck, options=cards.Options(stock=stock, extras=extras))
        except DeckError as error:
            said = dict.fromkeys(
                problem.where.replace("suit ", "S-").split(",")[0].split()[-1] for problem in error.problems
            )
            print(f"{stock}{' in two languages' if second else ''} does not hold {', '.join(said)}")
            without += tuple(said)
        else:
            return press, [face for face in FACES if face[0] not in without]
    return None


def _themes() -> None:
    for theme in shipped.THEMES:
        _save(f"theme-{theme}", _shown(_press(shipped_deck("nl"), theme)))
        _save(f"theme-{theme}-two", _shown(_press(_in_two(), theme)))
    _save("backs-both-ways", _shown(_press(shipped_deck("nl"), backs="both-ways")))


def _extremes() -> None:
    """One word, and as many as fit, everywhere where a deck has words of its own."""
    for stock in _sizes():
        pictures = []
        for second in (None, "nl"):
            for words in ("Why?", _longest(stock, second)):
                try:
                    press = Press(_saying(words, second), options=cards.Options(stock=stock))
                except DeckError:
                    print(f"{stock}{' in two languages' if second else ''} does not hold a word of each kind")
                    break
                pictures += _shown(press, (("A1", False), ("S-A", False), ("S-A", True), ("T1", False)))
        _save(f"extremes-{stock}", pictures, 8)


def _saying(words: str, second: str | None) -> Deck:
    """A deck whose texts say this much: questions all of it, what stands at smaller sizes or in less room a part."""
    every = words.split(" ")
    long, half, name = (
        {language: " ".join(every[: max(1, round(len(every) * part))]) for language in ("en", "nl")}
        for part in (1, 0.5, 0.08)
    )
    suits = (Suit(id="A", name=name, purpose=half, play=long),)
    asked = (Question(id="A1", suit="A", question=long, probe=half),)
    bank = Bank(
        title=name, languages=("en", "nl"), suits=suits, questions=asked, tips=(Tip(id="T1", title=name, text=long),)
    )
    return choose(bank, "en", None, second=second)


def _longest(stock: str, second: str | None) -> str:
    """As many words as all of these cards hold."""
    words = (LONG + " ") * 8

    def fails(many: int) -> bool:
        try:
            cards.prepare(_saying(" ".join(words.split()[:many]), second), cards.Options(stock=stock), silent)
        except DeckError:
            return True
        return False

    many = bisect(range(1, len(words.split()) + 1), x=False, key=fails)
    return " ".join(words.split()[:many])


def _nine_suits() -> None:
    """A suit for each look of a theme, of which the first nine matter most."""
    names = ("Work", "Well done", "Otherwise", "Around the story", "Care", "Growth", "Wishes", "Talk", "Way", "View")
    names += ("Play", "Courage", "Lightness", "Doubt", "Joy")
    suits = tuple(
        Suit(id=chr(65 + at), name={"en": name}, purpose={"en": f"Questions about {name.lower()}."})
        for at, name in enumerate(names)
    )
    asked = tuple(Question(id=f"{suit.id}1", suit=suit.id, question={"en": "What now?"}, depth=2) for suit in suits)
    deck = choose(Bank(title={"en": "Nine"}, languages=("en",), suits=suits, questions=asked), "en", None)
    for theme in shipped.THEMES:
        press = Press(deck, theme)
        rows = [(f"{suit.id}1", back) for back in (False, True) for suit in suits[:9]]
        rows += [(f"S-{suit.id}", False) for suit in suits[:9]]
        _save(f"nine-suits-{theme}", _shown(press, rows, 300), 9)
        _save(f"fifteen-suits-{theme}", _shown(press, [(f"{suit.id}1", True) for suit in suits], 300), 5)


def _cut_beside() -> None:
    """Cards that were cut 1 mm too far to the right and down, or half a degree askew; backs that shifted by 2 mm."""
    for theme in shipped.THEMES:
        press = _press(shipped_deck("nl"), theme)
        fronts, backs = [face for face in FACES if not face[1]], [face for face in FACES if face[1]]
        beside = [press.card(name, HEIGHT, off=(1, 1)) for name, _ in fronts[:7]]
        askew = [press.card(name, HEIGHT, askew=0.5) for name, _ in fronts[:7]]
        _save(f"cut-{theme}", [*beside, *askew])
        shifted = [
            press.card(name, HEIGHT, back=True, off=off) for off in ((0, 0), (2, 2), (-2, 0)) for name, _ in backs
        ]
        _save(f"duplex-{theme}", shifted, len(backs))


def _seen_otherwise() -> None:
    """What a grey printer makes of the suits, and what eyes see that confuse some colours."""
    faces = [(f"{suit}03", False) for suit in "ABCD"] + [(f"{suit}03", True) for suit in "ABCD"]
    faces += [(f"S-{suit}", False) for suit in "ABCD"]
    eyes: dict[str, Callable[[Image.Image], Image.Image]] = {"grey": _in_grey}
    eyes |= {eye: lambda picture, eye=eye: _as_seen(picture, eye) for eye in MACHADO}
    for theme in shipped.THEMES:
        pictures = _shown(_press(shipped_deck("nl"), theme), faces, 330)
        for name, eye in eyes.items():
            _save(f"seen-{name}-{theme}", [eye(picture) for picture in pictures], 12)


def _in_grey(picture: Image.Image) -> Image.Image:
    return _with_shape(picture.convert("RGB").convert("L").convert("RGB"), picture)


def _as_seen(picture: Image.Image, eye: str) -> Image.Image:
    """A picture as an eye sees it: its light through a matrix (IEC 61966-2-1 there and back), in steps of a byte."""
    light = [round(255 * (at / 255 / 12.92 if at <= 10 else ((at / 255 + 0.055) / 1.055) ** 2.4)) for at in range(256)]
    back = [round(255 * (at / 255 * 12.92 if at < 1 else 1.055 * (at / 255) ** (1 / 2.4) - 0.055)) for at in range(256)]
    rows = tuple(part for row in MACHADO[eye] for part in (*row, 0.0))
    seen = picture.convert("RGB").point(light * 3).convert("RGB", rows).point(back * 3)
    return _with_shape(seen, picture)


def _with_shape(picture: Image.Image, other: Image.Image) -> Image.Image:
    picture.putalpha(other.getchannel("A"))
    return picture


if __name__ == "__main__":
    main(sys.argv[1:])
