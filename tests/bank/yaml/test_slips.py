"""What is said of a slip names it, its line and a remedy; who follows the remedy to the letter can go on."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.bank.yaml.reader import parse
from generator.bank.yaml.slips import slips
from generator.model.problems import DeckError, by_cause

pytestmark = pytest.mark.usefixtures("_either_parser")

DECK = """\
title: Camp
suits:
  - id: A
    name: Me
  - id: B
    name: The team
questions:
  - id: A1
    suit: A
    question: What did you enjoy?
  - id: B1
    suit: B
    question: What did we do well?
"""

QUOTED = "put the whole text between double quotes"


def refusal(text: str) -> DeckError:
    with pytest.raises(DeckError) as refused:
        parse("deck.yaml", text)
    return refused.value


@pytest.mark.parametrize(
    ("was", "typed", "line", "what", "hint", "then"),
    [
        ("    suit: B", "\xa0\xa0\xa0\xa0suit: B", 12, "(no-break space, U+00A0) stands where this line", "plain spaces", ""),
        ("    suit: B", "  \u2003 suit: B", 12, "(em space, U+2003) stands where this line", "plain spaces", ""),
        ("    suit: B", "\u3000\u3000suit: B", 12, "(ideographic space, U+3000) stands where", "plain spaces", ""),
        ("  - id: B\n", "\xa0\xa0- id: B\n", 5, "(no-break space, U+00A0) stands where this line", "plain spaces", ""),
        ("  - id: B\n", "  -\xa0id: B\n", 5, "(no-break space, U+00A0) stands behind this dash", "behind the dash", ""),
        ("suit: B", "suit:\xa0B", 12, "(no-break space, U+00A0) stands behind this colon", "behind the colon", ""),
        ("suit: B", "suit:B", 12, "a space is missing behind the colon of “suit”", "write it as “suit: B”", ""),
        ("title: Camp", "title:Camp", 1, "a space is missing behind the colon of “title”", "write it as “title: Camp”", ""),
        ("id: B1", "id:B1", 11, "a space is missing behind the colon of “id”", "write it as “id: B1”", ""),
        ("suit: B", "suit：B", 12, "behind “suit” stands ： (fullwidth colon, U+FF1A)", "write it as “suit: B”", ""),
        ("- id: B1", "-id: B1", 11, "a space is missing behind this dash", "write it as “- id: B1”", ""),
        ("- id: B1", "• id: B1", 11, "begins with • (bullet, U+2022), not with a hyphen", "type “- ”", ""),
        ("- id: B1", "•\tid: B1", 11, "begins with • (bullet, U+2022), not with a hyphen", "type “- ”", ""),
        ("- id: B1", "– id: B1", 11, "begins with – (en dash, U+2013), not with a hyphen", "type “- ”", ""),
        ("- id: B1", "— id: B1", 11, "begins with — (em dash, U+2014), not with a hyphen", "type “- ”", ""),
        ("- id: B1", "− id: B1", 11, "begins with − (minus sign, U+2212), not with a hyphen", "type “- ”", ""),
        ("- id: B1", "\uf0b7 id: B1", 11, "(bullet, U+F0B7), not with a hyphen", "type “- ”", ""),
        ("- id: B1", "* id: B1", 11, "begins with * (asterisk, U+002A), not with a hyphen", "type “- ”", ""),
        (
            "What did you enjoy?", "“What: what did you enjoy?”", 10,
            "“ and ” are not the quotes", 'the straight sign " in place of “ and ”', '"What: what did you enjoy?"',
        ),
        (
            "What did you enjoy?", "„What: enjoy?“", 10,
            "„ and “ are not the quotes", 'the straight sign " in place of „ and “', '"What: enjoy?"',
        ),
        ("Me", "« Me: I »", 4, "« and » are not the quotes", "in place of « and »", '"Me: I"'),
        ("Me", "‘Me: I’", 4, "‘ and ’ are not the quotes", "in place of ‘ and ’", '"Me: I"'),
        ("What did you enjoy?", "“Trust”: what is it?", 10, "“ is not the quote", QUOTED, '"“Trust”: what is it?"'),
        ("What did you enjoy?", '"What: enjoy?”', 10, "is closed with ”", "end the text with", '"What: enjoy?"'),
        ("What did you enjoy?", "[Secret] What?", 10, "begin with [ unless it is quoted", QUOTED, '"[Secret] What?"'),
        ("What did you enjoy?", "{name}, what did you enjoy?", 10, "begin with { unless it is quoted", QUOTED, '"{name}, what?"'),
        ("What did you enjoy?", "*What* did you enjoy?", 10, "begin with * unless it is quoted", QUOTED, '"*What* did you?"'),
        ("What did you enjoy?", "@all: what?", 10, "begin with @ unless it is quoted", QUOTED, '"@all: what?"'),
        ("    suit: B", "   suit: B", 12, "begins with 3 spaces, where 4 would fit", "put 4 spaces before it", ""),
        ("    suit: B", "     suit: B", 12, "begins with 5 spaces, where 4 would fit", "put 4 spaces before it", ""),
        ("    suit: B", "\tsuit: B", 12, "a tab stands where the line is indented", "use spaces", ""),
    ],
)  # fmt: skip
def test_a_slip_is_named_at_its_line_and_the_remedy_helps(
    was: str, typed: str, line: int, what: str, hint: str, then: str
) -> None:
    assert was in DECK
    (problem,) = refusal(DECK.replace(was, typed, 1)).problems
    assert problem.line == line
    assert what in problem.what
    assert hint in problem.hint
    assert "suit: B" in DECK.replace(was, then or was, 1)
    parse("deck.yaml", DECK.replace(was, then or was, 1))


@pytest.mark.parametrize(
    ("pattern", "typed", "lines"),
    [
        (r"- id", "• id", [3, 5, 8, 11]),
        (r"- id", "– id", [3, 5, 8, 11]),
        (r"suit: (?=.)", "suit:", [9, 12]),
        (r"    suit", "\xa0\xa0\xa0\xa0suit", [9, 12]),
        (r"    suit", "\tsuit", [9, 12]),
        (r"    question", "   question", [10, 13]),
        (r"What", "Well: what", [10, 13]),
        (r"What", "[x] what", [10, 13]),
        (r"What", "*what* what", [10, 13]),
        (r"What(.*)", r"“What: \1”", [10, 13]),
    ],
)
def test_a_slip_that_comes_back_is_one_message_with_all_its_lines(pattern: str, typed: str, lines: list[int]) -> None:
    refused = refusal(re.sub(pattern, typed, DECK))
    assert [problem.line for problem in refused.problems] == lines
    (told,) = by_cause(refused.problems)
    assert told.line == lines[0]
    assert str(lines[-1]) in told.also


def test_what_only_looks_like_a_slip_is_not_blamed() -> None:
    text = DECK.replace("title: Camp", "title: |\n  note:this\n  • one\n  \xa0– two\ntags: [a, b]") + "    x: y: z\n"
    (problem,) = refusal(text).problems
    assert (problem.line, problem.what) == (18, "a second colon stands in a text without quotes")


def test_a_key_that_became_part_of_the_text_above_it_is_refused() -> None:
    text = DECK + "      depth:2\n"
    (problem,) = refusal(text).problems
    assert (problem.line, problem.what.split(": ")[0]) == (14, "a space is missing behind the colon of “depth”")
    assert "became part of the text above it" in problem.what
    assert parse("x", DECK + "    depth: 2\n")


@pytest.mark.parametrize("more", ["      see https://a.b\n", "      so: it was\n".replace(":", ""), "      at 10:30\n"])
def test_a_text_that_runs_on_is_no_slip(more: str) -> None:
    assert parse("deck.yaml", DECK + more)


def test_a_slip_that_is_not_to_blame_is_not_told() -> None:
    assert slips(yaml.YAMLError("found a dragon"), DECK) == []
    assert "quote" in refusal(DECK.replace("The team", '"The team')).problems[0].what


def test_a_hash_in_curly_quotes_is_told_with_the_sign_that_is_needed() -> None:
    (warning,) = parse("deck.yaml", DECK.replace("What did we do well?", "“What was #1 of it?”")).warnings
    assert warning.hint == 'if it belongs to the text, put the straight sign " around it: “ is no quote here'


def test_a_key_of_a_list_is_no_text_with_a_second_colon() -> None:
    """Of a list of groups, and of a text that stands between quotes, only what was typed wrong is told."""
    more = (
        'tips:\n  - nl: Kort: een uur.\n  - do:\n      nl: Zwijg.\n  - nl: "Vraag: wie?"\n  - do:\n      nl: Luister.\n'
    )
    (problem,) = refusal(DECK + more).problems
    assert (problem.line, problem.what) == (15, "a second colon stands in a text without quotes")
