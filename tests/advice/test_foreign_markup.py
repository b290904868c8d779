"""Marks of other programs are told, and what only looks like one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.advice.advice import advise
from generator.advice.foreign_markup import foreign_marks
from generator.bank.loading import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "written", "language", "hint"),
    [
        ("Rust &amp; rust?", "&amp;", "HTML", "write & itself"),
        ("Hoe is &#39;t?", "&#39;", "HTML", "write ' itself"),
        ("caf&eacute;", "&eacute;", "HTML", "write é itself"),
        ("Wat&nbsp;nu?", "&nbsp;", "HTML", "write a space in its place"),
        ("Wat is <b>dit</b>?", "<b>", "HTML", "between two stars: *so*"),
        ('<span style="x">dit</span>', '<span style="x">', "HTML", "take it out"),
        ("Wat?<br/>En nu?", "<br/>", "HTML", "keeps its lines"),
        ("Wat is **echt** zo?", "**echt**", "Markdown", "one star on either side is enough: *echt*"),
        ("Wat is __echt__ zo?", "__echt__", "Markdown", "take it out"),
        ("Wat is ~~niet~~ zo?", "~~niet~~", "Markdown", "take it out"),
        ("Wat is `dit`?", "`dit`", "Markdown", "take it out"),
        ("Zie [hier](https://a.be/b)", "[hier](https://a.be/b)", "Markdown", "write the words alone"),
        ("## Wat nu?", "##", "Markdown", "take it out"),
        ("[b]Wat[/b] nu?", "[b]", "BBCode", "take it out"),
        ("Wat is \\textbf{nu} zo?", "\\textbf{nu}", "LaTeX", "write the sign or the words themselves"),
        ("100 \\% zeker?", "\\%", "LaTeX", "write the sign or the words themselves"),
        ("Hoeveel is $x^2$?", "$x^2$", "LaTeX", "write it in words or signs"),
    ],
)
def test_a_mark_of_another_program_is_told_with_what_to_write(
    text: str, written: str, language: str, hint: str
) -> None:
    (mark,) = foreign_marks(text)
    assert (mark.written, mark.language) == (written, language)
    assert hint in mark.hint


@pytest.mark.parametrize(
    "text",
    [
        "Wat is *dit*?", "AT&T; of R&D?", "Vis & friet; en dan?", "Ik <3 je", "Wat zei <naam>?", "Vul in: ____ en ____",
        "Kost het $5 of $10?", "a < b > c", "2 * 3 ** 4 ** 5", "snake__case__name", "[soms] niet", "#1 van de lijst",
        "C:\\", "* Keuze", "Een ~ of twee", "[x] en (y)",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_mark_is_left_alone(text: str) -> None:
    assert list(foreign_marks(text)) == []


def test_each_mark_is_one_piece_of_advice_with_its_lines_in_every_text_of_a_deck(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(
        "title: Rust &amp; rust\n"
        "languages: [nl]\n"
        "suits:\n"
        "  - {id: A, name: '**Ik**'}\n"
        "questions:\n"
        "  - {id: A1, suit: A, question: 'Wat &amp; hoe?', probe: 'Wat &amp; hoe, en waarom?'}\n"
        "  - {id: A2, suit: A, question: 'Waar ben je trots op, **nu**?', probe: 'Waarom dat?'}\n"
        "tips:\n"
        "  - {id: T1, title: Tijd, text: Neem &lt;tijd&gt;, do: ['Zwijg <i>even</i>.']}\n",
        encoding="utf-8",
    )
    said = [str(piece).removeprefix(f"{tmp_path}/") for piece in advise(load(tmp_path / "my.yaml"))]
    assert "\n".join(said) == (
        "my.yaml:1: title: has &amp; in it, which is HTML and is printed as it stands\n"
        "    → write & itself\n    the same on line 6\n"
        "my.yaml:4: suit A, name: has **Ik** in it, which is Markdown and is printed as it stands\n"
        "    → one star on either side is enough: *Ik*\n    the same on line 7\n"
        "my.yaml:9: tip T1, text: has &lt; in it, which is HTML and is printed as it stands\n    → write < itself\n"
        "my.yaml:9: tip T1, do: has <i> in it, which is HTML and is printed as it stands\n"
        "    → take it out; what should be stressed goes between two stars: *so*"
    )


def test_a_mark_in_very_many_texts_is_still_one_piece_of_advice(tmp_path: Path) -> None:
    questions = "".join(f"  - {{id: A{at}, suit: A, question: 'Wat is **nummer {at}**?'}}\n" for at in range(300))
    (tmp_path / "my.yaml").write_text(
        f"title: T\nlanguages: [nl]\nsuits:\n  - {{id: A, name: Ik}}\nquestions:\n{questions}", encoding="utf-8"
    )
    told = [piece for piece in advise(load(tmp_path / "my.yaml")) if "Markdown" in piece.what]
    assert [piece.also.split(":")[0] for piece in told] == ["the same 299 times more"]
