"""Heavy decks: long texts, and much of everything."""

# ruff: noqa: E501 – an input reads best on a line of its own, all in one way
from __future__ import annotations

from functools import partial

from heavy import CHECK, EVERY, ONE, Heavy, deck, questions


def _same(text: str, _: int) -> str:
    return text


def texts() -> list[Heavy]:
    marks = {"soft hyphens": "a\\u00ad", "zero-width spaces": "a\\u200b", "slashes": "a/", "hyphens": "a-"}
    found = []
    for name, part in marks.items():
        long = '"' + part * 1000 + '"'
        few = '"' + (part * 30 + "b ") * 30 + '"'
        found += [
            Heavy(f"a text of {name}", deck(questions(partial(_same, long), 1)), EVERY),
            Heavy(f"texts of {name}", deck(questions(partial(_same, long))), EVERY, draws=True),
            Heavy(f"texts of words with {name}", deck(questions(partial(_same, few))), EVERY, draws=True),
        ]
    letters, words = "a" * 2000, "ab " * 660
    found += [
        Heavy("texts of one long word", deck(questions(lambda _: letters)), EVERY, draws=True),
        Heavy("texts that are too long", deck(questions(lambda _: words)), EVERY, draws=True),
        Heavy("texts of emphasis", deck(questions(lambda _: '"' + "*a* " * 500 + '"')), EVERY, draws=True),
        Heavy("texts of stars", deck(questions(lambda _: '"' + "*a" * 1000 + '"')), EVERY, draws=True),
        Heavy("texts of lines", deck(questions(lambda _: '"' + "a\\n" * 1000 + '"')), EVERY, draws=True),
        Heavy("texts of marks", deck(questions(lambda _: '"a' + "\\u0301" * 1999 + '"')), EVERY, draws=True),
        Heavy("texts of rare letters", deck(questions(lambda n: '"' + "".join(chr(0x4E00 + (n * 7 + i) % 20000) for i in range(600)) + '"')), EVERY, draws=True),
        Heavy("texts that are alike", deck(questions(lambda n: f"Wat vond je van dag {n} van onze week samen met alle anderen van de ploeg en wat bleef je bij?")), EVERY, draws=True),
    ]  # fmt: skip
    return found


def many() -> list[Heavy]:
    languages = "[" + ", ".join(f"{a}{b}" for a in "abcde" for b in "klmn") + "]"
    multi = "{" + ", ".join(f"{a}{b}: Wat?" for a in "abcde" for b in "klmn") + "}"
    head20 = f"title: {multi}\nlanguages: {languages}\nsuits: [{{id: A, name: {multi}}}]\n"
    step = "{kind: cards, name: Spel, rhythm: {shortest: 1, longest: 2}, draws: [{many: 200}, {many: 200}]}"
    told = "{kind: cards, name: Spel, rhythm: {shortest: 1, longest: 2}, do: [a, b], say: [a, b], ready: [a]}"
    half = list(questions(lambda _: "Wat?", 10_000))
    return [
        Heavy("many questions", deck(questions(lambda n: f"Wat {n}?")), EVERY, draws=True),
        Heavy("many questions in 20 languages", deck(questions(lambda _: multi, 13_000), head=head20), (*EVERY, "cards cards.yaml --lang ak,bk -o made.pdf", "build cards.yaml -o made"), draws=True),
        Heavy("many suits", deck("questions: [{id: A1, suit: X1, question: Wat?}]\nsuits:\n", (f"- {{id: X{n}, name: Naam, purpose: Doel}}\n" for n in range(10**6)), head="title: Zwaar\nlanguages: [nl]\n"), EVERY, draws=True),
        Heavy("many suits, each with a question", deck("suits:\n", [f"- {{id: X{n}, name: Naam, purpose: Doel}}\n" for n in range(14_000)], "questions:\n", [f"- {{id: Q{n}, suit: X{n}, question: Wat?}}\n" for n in range(14_000)], head="title: Zwaar\nlanguages: [nl]\n"), EVERY, draws=True),
        Heavy("many suits in 20 languages", deck("suits:\n", [f"- {{id: X{n}, name: {multi}, purpose: {multi}}}\n" for n in range(2_000)], "questions:\n", [f"- {{id: Q{n}, suit: X{n}, question: {multi}}}\n" for n in range(2_000)], head=f"title: {multi}\nlanguages: {languages}\n"), (*EVERY, "build cards.yaml -o made"), draws=True),
        Heavy("many sessions", deck(ONE, "sessions:\n", (f"- {{id: S{n}, name: Avond, for_whom: Ploeg, steps: [{told}]}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many sessions that draw", deck("".join(half), "sessions:\n", (f"- {{id: S{n}, name: Avond, for_whom: Ploeg, steps: [{step}]}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many steps that draw", deck("".join(half), "sessions:\n- id: S\n  name: Avond\n  for_whom: Ploeg\n  steps:\n", (f"  - {step}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many steps", deck(ONE, "sessions:\n- id: S\n  name: Avond\n  for_whom: Ploeg\n  steps:\n", (f"  - {told}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many draws", deck("".join(half), "sessions:\n- id: S\n  name: Avond\n  for_whom: Ploeg\n  steps:\n  - kind: cards\n    name: Spel\n    rhythm: {shortest: 1, longest: 2}\n    draws:\n", ("    - {many: 200, tags: [x]}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many tips", deck(ONE, "tips:\n", (f"- {{id: T{n}, title: Tip, text: Doe dit, why: Zo, do: [a, b], avoid: [c]}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many parts of a tip", deck(ONE, "tips:\n- id: T\n  title: Tip\n  text: Doe dit\n  parts:\n", (f"  - {{id: P{n}, text: Deel}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many points of a tip", deck(ONE, "tips:\n- id: T\n  title: Tip\n  text: Doe dit\n  do:\n", ("  - Doe dit\n" for _ in range(10**6))), EVERY, draws=True),
        Heavy("many purposes", deck(ONE, "purpose:\n", (f"- {{id: P{n}, text: Doel}}\n" for n in range(10**6))), EVERY, draws=True),
        Heavy("many pages of the workbook", deck(ONE, "workbook:\n", ("- {page: notes, copies: 40}\n" for _ in range(10**6))), EVERY),
        Heavy("many pages of questions", deck("".join(half), "workbook:\n", ("- {page: questions, copies: 40}\n" for _ in range(1_000))), EVERY),
        Heavy("many tags", deck(questions(lambda _: "Wat?", 1000, ", tags: [" + ", ".join(f"t{n}" for n in range(400)) + "]")), (*EVERY, "list tags cards.yaml")),
        Heavy("many ids before", deck(questions(lambda _: "Wat?", 2000, ", follows: [" + ", ".join(f"Q{n}" for n in range(200)) + "]")), EVERY),
        Heavy("many languages", deck("languages: [", (f"a{n}, " for n in range(10**5)), "]\nsuits: []\n", head="title: Zwaar\n"), (CHECK,)),
        Heavy("many pictures that are not there", deck(questions(lambda _: "Wat?", 10**6, ", picture: {file: weg.png, shows: Iets}")), EVERY),
        Heavy("extra cards", deck(ONE), ("cards cards.yaml --extra blank:99999999 -o made.pdf", "cards cards.yaml --extra howto:60,blank:60,joker:60 -o made.pdf")),
    ]  # fmt: skip
