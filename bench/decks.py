"""A seed and a number of cards in, a question bank out: ``cards.yaml`` with made-up texts of realistic lengths.

Every bank has four suit cards, seven tips and questions for the rest, in Dutch and in English. The same seed and
number give the same bytes. All programs of the benchmark read this one file; none needs it in another form.

    python bench/decks.py 1000 cards.yaml
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from textwrap import wrap
from typing import Final, NamedTuple

import yaml

SEED: Final = 63
TIPS: Final = 7


class Words(NamedTuple):
    """What one language makes its sentences of; ``first`` and ``last`` join to compounds, as Dutch does."""

    openers: tuple[str, ...]
    small: tuple[str, ...]
    large: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    joint: str


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DUTCH: Final = Words(
    openers=words("Welke Wat Wie Wanneer Hoe Waar Waarom Waarmee Waaraan Voor Stel Met Als Sinds"),
    small=words(
        "de het een je jullie ons wij in op van met en of dat die er nog niet als bij naar om te uit voor aan door over "
        "zo dan toch wel al ook maar wat wie waar toen nu hier daar één zo’n elkaar iemand niemand iets samen"
    ),
    large=words(
        "merken veranderen gebruiken vertellen luisteren durven loslaten afspreken proberen herkennen bedenken kiezen "
        "oefenen begrijpen vieren leren vragen delen bewaren maken werken stoppen beginnen blijven groeien helpen zien "
        "gewoonte verhaal voorbeeld ideeën verschil collega’s collega vertrouwen ruimte aandacht energie rust tempo "
        "coördinatie reünie café privé naïef geïnspireerd beïnvloed financiële creëren reële geëvalueerd patiënt "
        "stilte vraag antwoord beeld richting grens keuze zorg humor feest fout succes tegenslag twijfel moed plezier "
        "dagelijks opnieuw langzaam eerlijk hardop eindelijk voortaan misschien onverwacht belangrijk zichtbaar klein "
        "groot vreemd vertrouwd nieuw oud stil open lastig licht zwaar dichtbij moeilijk makkelijk gezamenlijk eigen "
        "foto’s video’s opinie aanpak uitkomst gevolg oorzaak drempel omweg afslag kompas landkaart horizon spiegel "
        "raam deur brug anker motor rem stuur sleutel draad knoop wortel zaad oogst seizoen weer wind golf stroom "
        "schoonheid spanning verlangen verwachting dankbaarheid nieuwsgierigheid verantwoordelijkheid samenwerking"
    ),
    first=words(
        "team werk week project klant jaar praktijk vergader kantoor markt dag taak rol groeps leer proef start eind "
        "hoofd kern deel zorg school bouw reis toon beeld taal toekomst ervarings verbeter kennis besluit rand midden "
        "keuken straat buurt zomer winter nacht ochtend avond maand kwartaal keten bron lucht water"
    ),
    last=words(
        "gesprek moment plan afspraak ritme vraag verhaal idee proces groep stap ruimte beeld doel les blik wens grens "
        "druk kracht vorm regel lijst bord ronde dag leider maat partner leden lijn kant hoek punt periode keuze gevoel "
        "gewoonte bericht methode oefening kaart"
    ),
    joint="",
)

ENGLISH: Final = Words(
    openers=words("Which What Who When How Where Why Suppose With If Since For Whose Looking"),
    small=words(
        "the a an you we us our in on of with and or that who there still not as at to from for by through about so then "
        "yet also but what where now here one each someone nobody something together it is was are has had do did"
    ),
    large=words(
        "notice change use tell listen dare release agree try recognise invent choose practise understand celebrate "
        "learn ask share keep make work stop begin stay grow help see habit story example ideas difference colleagues "
        "colleague’s trust space attention energy calm pace coordination reunion café façade naïve résumé cliché "
        "fiancée silence question answer image direction border choice care humour feast mistake success setback doubt "
        "courage pleasure daily again slowly honestly aloud finally perhaps unexpected important visible small large "
        "strange familiar new old quiet open awkward light heavy nearby difficult easy joint own photographs approach "
        "outcome result cause threshold detour turning compass map horizon mirror window door bridge anchor engine "
        "brake wheel key thread knot root seed harvest season weather wind wave current beauty tension longing "
        "expectation gratitude curiosity responsibility collaboration we’ve team’s week’s"
    ),
    first=words(
        "team work week project client year office market day task role group learning trial start end core school "
        "travel language future kitchen street summer winter night morning evening month quarter chain source"
    ),
    last=words(
        "talk moment plan promise rhythm question story idea process group step room picture goal lesson view wish "
        "limit pressure strength form rule list board round leader partner line side corner point choice feeling"
    ),
    joint="-",
)

SUITS: Final = (
    ("A", "#0F6B6B", "Uit de praktijk", "From practice"),
    ("B", "#B04A12", "Wat lukte", "What worked"),
    ("C", "#7B2F7E", "Anders dan anders", "Out of the ordinary"),
    ("D", "#1F4E9E", "Samen begrijpen", "Making sense together"),
)

PURPOSES: Final = (
    ("Vragen die bij jullie eigen werk beginnen.", "Questions that begin with your own work."),
    ("Begin bij wat goed ging. Daar zit de energie.", "Begin with what went well: there is the energy."),
    ("Vragen die een vast patroon losmaken.", "Questions that loosen a fixed pattern."),
    ("Vragen over wat een verhaal betekent.", "Questions about what a story means."),
)

PLAY: Final = (
    "Eén trekt, leest voor en antwoordt als eerste. De rest luistert en vraagt één keer door.",
    "One draws, reads aloud and answers first. The others listen and ask one thing more.",
)

TITLES: Final = (
    ("Neem de tijd", "Take your time"),
    ("Eerst stilte", "Silence first"),
    ("Vraag door", "Ask on"),
    ("Eén verhaal", "One story"),
    ("Ieders beurt", "Everyone’s turn"),
    ("Schrijf mee", "Write along"),
    ("Rond af", "Close well"),
)


def sentence(rng: Random, words: Words, low: int, high: int, end: str) -> str:
    """``low`` to ``high`` characters, shorter ones more often; common words come back as in a language they do."""
    target = round(rng.triangular(low, high, low + (high - low) * 0.4))
    said = rng.choice(words.openers)
    while len(said) < target - 1:
        word = _word(rng, words)
        if len(said) + 1 + len(word) + len(end) > high:
            word = rng.choice(("nu", "al", "nog")) if words is DUTCH else rng.choice(("now", "yet", "so"))
            if len(said) + 1 + len(word) + len(end) > high:
                break
        said = f"{said} {word}"
    return said + end


def _word(rng: Random, words: Words) -> str:
    kind = rng.random()
    if kind < 0.48:
        return _common(rng, words.small)
    if kind < 0.86:
        return _common(rng, words.large)
    return _common(rng, words.first) + words.joint + _common(rng, words.last)


def _common(rng: Random, words: tuple[str, ...]) -> str:
    """One of the words, the ones further on less often."""
    return words[int(len(words) * rng.random() ** 1.6)]


def both(rng: Random, low: int, high: int, end: str) -> dict[str, str]:
    return {"nl": sentence(rng, DUTCH, low, high, end), "en": sentence(rng, ENGLISH, low, high, end)}


def bank(cards: int, seed: int = SEED) -> dict[str, object]:
    """A bank that makes a deck of exactly so many cards, all kinds counted."""
    rng = Random(seed)  # noqa: S311 - made-up texts, the same every time, are the point
    suits: list[dict[str, object]] = [
        {
            "id": letter,
            "name": {"nl": nl, "en": en},
            "colour": colour,
            "purpose": dict(zip(("nl", "en"), purpose, strict=True)),
            "play": dict(zip(("nl", "en"), PLAY, strict=True)),
        }
        for (letter, colour, nl, en), purpose in zip(SUITS, PURPOSES, strict=True)
    ]
    questions = cards - len(SUITS) - TIPS
    if questions < len(SUITS):
        raise ValueError(f"a deck of {cards} cards has no room for a question of each suit")
    return {
        "title": {"nl": "Spiegel op maat", "en": "Spiegel to measure"},
        "version": "1.0",
        "author": "The bench",
        "languages": ["nl", "en"],
        "suits": suits,
        "questions": [_question(rng, number, questions) for number in range(questions)],
        "tips": [_tip(rng, number) for number in range(TIPS)],
    }


def _question(rng: Random, number: int, questions: int) -> dict[str, object]:
    each = -(-questions // len(SUITS))
    letter = SUITS[number // each][0]
    question, probe = _texts(rng)
    while not _fits(question["nl"], probe["nl"]):
        question, probe = _texts(rng)
    return {
        "id": f"{letter}{number % each + 1:04d}",
        "suit": letter,
        "question": question,
        "probe": probe,
        "depth": rng.choice((1, 1, 2, 2, 3)),
    }


def _texts(rng: Random) -> tuple[dict[str, str], dict[str, str]]:
    return both(rng, 30, 140, "?"), both(rng, 30, 100, "?")


def _fits(question: str, probe: str) -> bool:
    """Whether the two leave room for each other at full size, roughly: only Spiegel would notice and set them smaller.

    In characters a line and points a line, on the 164 points between header and foot.
    """
    return len(wrap(question, 20)) * 17.5 + len(wrap(probe, 28)) * 12 <= 164


def _tip(rng: Random, number: int) -> dict[str, object]:
    first, second = (both(rng, 50, 90, ".") for _ in range(2))
    return {
        "id": f"T{number + 1}",
        "title": dict(zip(("nl", "en"), TITLES[number], strict=True)),
        "text": {language: f"{first[language]} {second[language]}" for language in first},
        "suit": SUITS[number % len(SUITS)][0],
    }


def write(cards: int, target: Path, seed: int = SEED) -> None:
    """The bank as a person would write it: one text a line, keys in the order of the model."""
    text = yaml.dump(
        bank(cards, seed), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000, line_break="\n"
    )
    target.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a question bank for the benchmark.")
    parser.add_argument("cards", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    write(asked.cards, asked.target, asked.seed)


if __name__ == "__main__":
    main()
