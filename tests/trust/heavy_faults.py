"""Heavy decks with faults, or with odd YAML."""

# ruff: noqa: E501 – an input reads best on a line of its own, all in one way
from __future__ import annotations

from heavy import CARDS, CHECK, EVERY, ONE, Heavy, deck, questions


def wrong() -> list[Heavy]:
    return [
        Heavy("many faults", deck(questions(lambda _: "''")), EVERY),
        Heavy("many unknown suits", deck("questions:\n", (f"- {{id: Q{n}, suit: B{n}, question: Wat?}}\n" for n in range(10**6))), EVERY),
        Heavy("many unknown keys", deck(questions(lambda _: "Wat?", 10**6, ", foo: 1")), EVERY),
        Heavy("many equal ids", deck("questions:\n", ("- {id: Q, suit: A, question: Wat?}\n" for n in range(10**6))), EVERY),
        Heavy("many suits, unknown suits", deck("suits:\n", [f"- {{id: X{n}, name: Naam {n}}}\n" for n in range(40_000)], "questions:\n", [f"- {{id: Q{n}, suit: Y{n}, question: Wat?}}\n" for n in range(40_000)], head="title: Zwaar\nlanguages: [nl]\n"), (CHECK, CARDS)),
        Heavy("deep", deck("questions: " + "[" * 500_000), (CHECK,)),
        Heavy("deep mappings", deck("questions: " + "{a: " * 500_000), (CHECK,)),
        Heavy("indents", deck("".join(" " * n + "a:\n" for n in range(3_000))), (CHECK,)),
        Heavy("anchors", deck("x0: &x0 [1,1]\n" + "".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 60))), (CHECK,)),
        Heavy("one long scalar", deck('author: "' + "a" * 7_000_000 + '"\n', ONE), EVERY),
        Heavy("one long plain text of lines", deck("author: |\n" + " a\n" * 2_000_000, ONE), (CHECK,)),
        Heavy("tabs", deck("\t" * 7_000_000), (CHECK,)),
        Heavy("comments", deck("# a\n" * 1_900_000, ONE), (CHECK, "new made --from cards.yaml")),
        Heavy("colons", deck("a: b: " * 1_000_000), (CHECK,)),
        Heavy("dashes", deck("- " * 3_000_000), (CHECK,)),
        Heavy("quotes", deck("questions: [" + "'a'" * 2_000_000), (CHECK,)),
        Heavy("numbers of a long kind", deck("version: " + "9" * 7_000_000 + "\n" + ONE), (CHECK,)),
        Heavy("a circle of questions", deck("questions:\n", [f"- {{id: Q{n}, suit: A, question: Wat?, follows: [Q{(n + 1) % 60000}]}}\n" for n in range(60_000)]), (CHECK,)),
        Heavy("many own texts", deck(ONE, "texts:\n", (f"  t{n}: Wat\n" for n in range(10**6))), (CHECK,)),
        Heavy("taken over", deck(questions(lambda n: f"Wat {n}?")), ("new made --from cards.yaml", "list cards cards.yaml", "list suits cards.yaml", "export cards.yaml made.xlsx", "export cards.yaml made.csv"), draws=True),
    ]  # fmt: skip
