from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner
from guides import EVERY, PAPERS, SESSIONS, SMALL, Guide, guide, make, rows
from helpers import LANGUAGES, file_deck, shipped_bank
from pikepdf import Array
from readback import squeezed

from generator.bank import shipped
from generator.cli.main import spiegel as command
from generator.deck.selection import choose
from generator.product import silent
from layouts.book.composer import Composer
from layouts.guide import product as layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model.bank import Bank
    from generator.model.deck import Deck
    from layouts.book.sourced_text import SourcedText
    from layouts.text.typesetting import Fitted

BANK: Bank = shipped_bank().bank
WRITTEN = tuple(sorted(path.stem for path in shipped.LAYOUTS.glob("guide/texts/*.yaml")))
"""The languages of the general texts; our deck may not have all of them."""

TEXTS = {language: shipped.texts("guide", language) for language in WRITTEN}
IDS = list(TEXTS["nl"])

FIGURES = {
    "materials-list": {"decks", "sheets", "people", "tables", "workbook_paper", "team_paper"},
    "people-text": {"people", "tables"},
    "printing-text": {"cards", "sheets", "paper", "flip"},
    "using-text": {"card"},
    "step-of": {"number", "total"},
    "minutes": {"shortest", "longest"},
    "minutes-short": {"shortest", "longest"},
    "takes-text": {"people", "shortest", "longest"},
    "takes-tables": {"tables"},
    "bring-cards": {"many"},
    "bring-sheets": {"sheets"},
    "checked-on": {"source", "dated", "day"},
    **{f"help-{each}": {"who", "country"} for each in ("talk", "suicide", "violence", "danger")},
}
"""The texts with figures in them, and which."""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_written_language = pytest.mark.parametrize("language", WRITTEN)
every_paper = pytest.mark.parametrize("paper", PAPERS)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{([^}]*)\}", text))


def paragraphs(text: str) -> list[str]:
    """What a general text shows, piece by piece: without stars, bullets and boxes."""
    pieces = [piece for block in text.split("\n\n") for piece in pieces_of(block.strip())]
    return [squeezed(piece.replace("*", "")) for piece in pieces if piece.strip()]


def pieces_of(block: str) -> list[str]:
    """The items of a list, the passages of a history, or the paragraph."""
    if block.startswith(("- ", "[] ")):
        return [line.split(" ", 1)[1] for line in block.splitlines()]
    return re.split(r"\n?^\|$\n?", block, flags=re.MULTILINE)


# ---------------------------------------------------------------------------------------------------- the languages


def test_our_deck_has_no_language_without_general_texts() -> None:
    assert set(BANK.languages) <= set(WRITTEN)


@every_written_language
def test_every_language_has_the_same_texts_in_the_same_order(language: str) -> None:
    assert list(TEXTS[language]) == IDS


@every_written_language
@pytest.mark.parametrize("name", IDS)
def test_every_language_has_the_same_figures_and_the_same_lists(language: str, name: str) -> None:
    nl, other = TEXTS["nl"][name], TEXTS[language][name]
    assert placeholders(nl) == placeholders(other) == FIGURES.get(name, set())
    for sign in ("- ", "[] ", "|"):
        assert starts(nl, sign) == starts(other, sign)


def starts(text: str, sign: str) -> int:
    """How many lines begin with a sign."""
    return sum(line.startswith(sign) for line in text.splitlines())


@pytest.mark.parametrize(("one", "other"), tuple(combinations(WRITTEN, 2)))
def test_nothing_is_left_untranslated(one: str, other: str) -> None:
    alike = [name for name in IDS if TEXTS[one][name] == TEXTS[other][name]]
    assert [name for name in alike if " " in TEXTS[one][name]] == []  # a word may be the same, such as page


@every_written_language
def test_lists_are_written_a_line_an_item(language: str) -> None:
    for name, text in TEXTS[language].items():
        for block in text.split("\n\n"):
            lines = block.strip().splitlines()
            marked = {line[:2] for line in lines if line.startswith(("- ", "[] "))}
            assert not marked or all(line.startswith(("- ", "[] ")) for line in lines), name
            assert len(marked) <= 1, name


@every_written_language
def test_quotes_dashes_and_dots_are_those_of_a_printer(language: str) -> None:
    typed = re.compile(r"""['"`´]|\.\.\.|--|\S  +\S|[^\S\u00a0][?!:;,.]""")
    assert {name: found[0] for name, text in TEXTS[language].items() if (found := typed.search(text))} == {}


@pytest.mark.parametrize("product", shipped.WITH_TEXTS)
def test_french_has_a_space_where_no_line_ends_inside_its_quotes_and_before_high_signs(product: str) -> None:
    loose = re.compile(r"«[^\u00a0]|[^\u00a0][»?!:;%]")
    assert {
        name: found[0] for name, text in shipped.texts(product, "fr").items() if (found := loose.search(text))
    } == {}


def test_dutch_says_je_and_never_u() -> None:
    assert [name for name, text in TEXTS["nl"].items() if re.search(r"\b[Uu]w?\b", text)] == []


@every_written_language
def test_stars_come_in_pairs(language: str) -> None:
    assert [name for name, text in TEXTS[language].items() if text.count("*") % 2] == []
    assert "*" not in written(language).document.text


# ----------------------------------------------------------------------------------------- everything reaches the page


@every_language
@every_paper
def test_purpose_results_and_all_parts_of_all_tips_reach_the_page(language: str, paper: str) -> None:
    made = guide(language, paper)
    entries = {entry.id: entry.text for entry in (*BANK.purpose, *BANK.results)}
    for tip in BANK.tips:
        entries |= {f"{tip.id} title": tip.title, tip.id: tip.text} | {part.id: part.text for part in tip.parts}
    assert [
        name for name, text in entries.items() if squeezed(text[language].replace("*", "")) not in made.document.text
    ] == []
    names = set(entries)
    assert names >= {"P1", "P2", *(f"R{n}" for n in range(1, 7)), *(f"T{n}" for n in range(1, 8)), "T2a", "T2b", "T2c"}


@every_language
@every_paper
def test_all_questions_of_the_source_and_our_own_are_in_the_card_index(language: str, paper: str) -> None:
    made = guide(language, paper)
    index = {row.kids[0].text: row.kids[1].text for row in rows(made.chapter(TEXTS[language]["index-title"]))}
    assert index == {each.id: squeezed(each.question[language].replace("*", "")) for each in BANK.questions}
    assert {each.source for each in BANK.questions if each.id in index} >= {f"Q{n:02}" for n in range(1, 17)}


@every_language
def test_the_results_are_a_list_of_six_under_their_heading(language: str) -> None:
    made = guide(language)
    chapter = made.chapter(TEXTS[language]["purpose-title"])
    head = next(at for at, node in enumerate(chapter) if node.text == squeezed(TEXTS[language]["results-title"]))
    items = [node.text for node in chapter[head:] if node.role == "LBody"]
    assert items == [squeezed(entry.text[language]) for entry in BANK.results]


ELSEWHERE = ("page-word",)
"""In what links say."""

WHERE_IT_APPLIES = (
    "sheet-closing",
    "takes-tables",
    *(
        name
        for name in IDS
        if name.startswith(("country-", "help-talk", "help-suicide", "help-violence", "help-danger"))
    ),
)
"""Of a sheet that none of our sessions writes on, of several tables, and of numbers to ring in other countries."""

BARE = (*(f"{name}-without-sessions" for name in ("preparing", "using", "index")), "credit-own-text")
"""Only in the guide of a deck of somebody's own that has no sessions."""

IN_OURS = [name for name in IDS if name not in (*BARE, *WHERE_IT_APPLIES, "credit-after-text")]


@cache
def written(language: str, paper: str = "a4") -> Guide:
    """A guide with the general texts of a language, around our own deck; in English where our deck does not have it."""
    if language in BANK.languages:
        return guide(language, paper)
    return make(choose(lent(BANK, language), language, shipped_bank().places), paper)


def lent(bank: Bank, language: str) -> Bank:
    """A bank in a language that it does not have: its English texts under that name."""

    def walked(value: object) -> object:
        if isinstance(value, dict):
            added = {language: value["en"]} if "en" in value else {}
            return {key: walked(each) for key, each in value.items()} | added
        return [walked(each) for each in value] if isinstance(value, (list, tuple)) else value

    plain = walked(msgspec.to_builtins(bank))
    assert isinstance(plain, dict)
    return msgspec.convert(plain | {"languages": [*bank.languages, language]}, type(bank))


@every_written_language
@every_paper
def test_every_general_text_reaches_the_page(language: str, paper: str) -> None:
    text = written(language, paper).document.text
    shown = [name for name in IN_OURS if name not in (*ELSEWHERE, *FIGURES)]
    assert [name for name in shown if any(piece not in text for piece in paragraphs(TEXTS[language][name]))] == []


@every_language
def test_a_deck_without_sessions_has_texts_that_speak_of_none(language: str, tmp_path: Path) -> None:
    made = make(file_deck(tmp_path / "cards.yaml", SMALL.replace("[en]", f"[{language}]")))
    text, texts = made.document.text, TEXTS[language]
    assert [name for name in BARE if any(piece not in text for piece in paragraphs(texts[name]))] == []
    usual = ("using-text", "index-text", "credit-text", "reference-text")
    assert [name for name in usual if any(piece in text for piece in paragraphs(texts[name]))] == []
    assert not any("without" in name and name not in BARE for name in IDS)


def test_a_deck_without_sessions_may_override_either_text(tmp_path: Path) -> None:
    for name in ("using-text", "using-without-sessions"):
        own = f"{SMALL}texts: {{{name}: Just play.}}\n"
        text = make(file_deck(tmp_path / "cards.yaml", own)).document.text
        assert "Justplay." in text


@every_language
def test_the_guide_of_a_small_deck_has_no_empty_page(language: str, tmp_path: Path) -> None:
    made = make(file_deck(tmp_path / "cards.yaml", SMALL.replace("[en]", f"[{language}]")))
    assert [page for page in range(len(made.printed)) if len(made.printed.text(page).split()) < 5] == []


def overriding(texts: dict[str, str], language: str = "en") -> Guide:
    """The guide of our deck with other general texts."""
    bank = msgspec.structs.replace(BANK, texts={name: {language: text} for name, text in texts.items()})
    return make(choose(bank, language, shipped_bank().places))


def test_any_general_text_can_be_overridden() -> None:
    histories = [name for name in IDS if re.search(r"example-\d", name)]
    mine = {name: f"Mine: {name}." for name in IDS} | {name: f"Mine: {name}.\n|\nBeside it.\n" for name in histories}
    made = overriding(mine)
    title = str(made.printed.qpdf.docinfo["/Title"])
    links = [str(each.Contents) for page in made.printed.qpdf.pages for each in page.obj.get("/Annots", Array())]
    found = squeezed(made.document.text + title + "".join(links))
    letters = re.sub(r"\W", "", found)  # a line may end behind a hyphen, which is not read then
    assert [name for name in IN_OURS if re.sub(r"\W", "", f"Mine: {name}.") not in letters] == []
    assert found.count("Besideit.") == len(histories) == 6


@pytest.mark.parametrize("name", ["people-title", "do", "guide-subtitle"])
def test_a_title_may_be_written_over_two_lines(name: str) -> None:
    assert "Inoneortwo" in overriding({name: "In one\nor two"}).document.text


def test_a_text_that_is_overridden_is_written_in_the_same_way_as_ours() -> None:
    made = overriding(
        {
            "place-text": "Go *out*.\n\n- one\n- two\n\n[] three\n[] four",
            "people-text": "For {people} at {tables}, {x}.",
        }
    )
    chapter = made.chapter(TEXTS["en"]["preparing-title"])
    place = next(at for at, node in enumerate(chapter) if node.text == squeezed(TEXTS["en"]["place-title"]))
    assert [node.text for node in chapter[place + 1 : place + 14] if node.marks][:5] == [
        "Goout.",
        "one",
        "two",
        "three",
        "four",
    ]
    assert "For8at1,{x}." in made.document.text


def test_a_language_that_we_do_not_have_takes_the_english_texts(tmp_path: Path) -> None:
    made = make(file_deck(tmp_path / "cards.yaml", SMALL.replace("[en]", "[eo]")))
    assert squeezed(TEXTS["en"]["place-title"]) in made.document.text
    assert str(made.printed.catalog.Lang) == "eo"


@every_language
def test_the_texts_are_listed_by_their_ids(language: str) -> None:
    found = CliRunner().invoke(command, ["list", "texts", "--lang", language], prog_name="spiegel")
    assert set(IDS) <= {line.split(maxsplit=1)[0] for line in found.output.splitlines()}


# -------------------------------------------------------------------------------------------------- nothing is left open


@pytest.mark.parametrize("name", [name for name in EVERY if name.startswith(LANGUAGES)])
def test_no_page_shows_a_placeholder(name: str) -> None:
    made = guide(*name.split())
    assert re.findall(r"[{}]", made.text()) == []


@every_language
@pytest.mark.parametrize(
    ("session", "people"), [("", 1), ("", 8), ("", 11), ("", 25), *zip(SESSIONS, (1, 11, 25, 8), strict=True)]
)
def test_all_figures_are_filled_in(language: str, session: str, people: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {each.id: each for each in BANK.sessions}.get(session)
    deck = choose(BANK, language, shipped_bank().places, chosen)
    texts = list(set_for(deck, people, monkeypatch))
    assert len(texts) > 250
    assert [text for text in texts if re.search(r"[{}]", text)] == []
    assert any(str(people) in text for text in texts)


def set_for(deck: Deck, people: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Every text that a guide sets."""
    heard: list[str] = []
    original = Composer.fitted

    def listening(self: Composer, said: SourcedText, *args: object, **kwargs: object) -> Fitted:
        heard.append(said.text)
        return original(self, said, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Composer, "fitted", listening)
    layout.prepare(deck, layout.Options(people=people), silent)
    yield from heard


# ------------------------------------------------------------------------------------- what the learning page asks for

SAID = {
    "people-text": ["zes tot acht", "tien", "tafel"],
    "preparing-text": ["sessie", "verhaal"],
    "materials-list": [r"\[\] De kaarten", "stiften", "werkboek", "[Kk]leefbriefjes"],
    "place-text": ["bij elkaar op bezoek", "wissel"],
    "roles-text": [r"\*Wie ontvangt\*", r"\*Wie van buiten komt\*", r"\*De notulist\*"],
    "agreements-list": ["Open", "Eerlijk", "Luisteren", "Vertrouwelijk", "Passen mag"],
    "using-text": ["doorvraag", "donkere streepjes"],
    "history-text": ["brede kolom", "smalle kolom", "citaten", "opmerkingen en vragen", "buiten"],
    "history-consent": ["akkoord", "rol"],
    "history-honest": ["lichte vorm", "interviews", "maanden"],
    "heavy-text": ["pauze", "hulp|helpen"],
    "silent-text": ["Stilte", "traag", "doorvraag"],
    "closing-text": ["laatste ronde"],
    "follow-up-text": ["volgende dag"],
    "month-text": ["stappen", "signaal"],
    "printing-text": ["100 %", "recto verso"],
    "cutting-text": ["streepjes", "lat"],
    "packing-text": ["doosje", "kaartenregister"],
    "credit-text": [r"\*Collectieve reflectiesessie\* van Leren in de Social Profit"],
    "reference-text": [
        "Suzanne Verdonschot",
        "2007",
        r"\*Reflectie op het werk om leren te bevorderen\*",
        "literatuurstudie",
    ],
}
SAID_IN_ENGLISH = {
    "people-text": ["[Ss]ix to eight", "ten", "table"],
    "preparing-text": ["session", "story"],
    "materials-list": [r"\[\] The cards", "markers", "workbook", "[Ss]ticky notes"],
    "place-text": ["Visit each other", "keep changing"],
    "roles-text": [r"\*The host\*", r"\*The outside guide\*", r"\*The scribe\*"],
    "agreements-list": ["Open", "Honest", "Listening", "Confidential", "Passing is fine"],
    "using-text": ["probe", "dark lines"],
    "history-text": ["wide column", "narrow column", "quotes", "comments and questions", "outside"],
    "history-consent": ["agrees", "role"],
    "history-honest": ["light form", "interviews", "months"],
    "heavy-text": ["break", "help"],
    "silent-text": ["Silence", "slowly", "probe"],
    "closing-text": ["one last time"],
    "follow-up-text": ["next day"],
    "month-text": ["steps", "signal"],
    "printing-text": ["100 %", "both sides"],
    "cutting-text": ["marks", "ruler"],
    "packing-text": ["box", "card index"],
    "credit-text": [r"\*Collectieve reflectiesessie\* of Leren in de Social Profit"],
    "reference-text": [
        "Suzanne Verdonschot",
        "2007",
        r"\*Reflectie op het werk om leren te bevorderen\*",
        "literature review",
    ],
}
SAID_IN_FRENCH = {
    "people-text": ["[Dd]e six à huit", "dix", "table"],
    "preparing-text": ["séance", "récit"],
    "materials-list": [r"\[\] Les cartes", "marqueurs", "carnet", "post-it"],
    "place-text": ["à tour de rôle", "changez d’endroit"],
    "roles-text": [r"\*La personne qui accueille\*", r"\*La personne extérieure\*", r"\*La personne qui note\*"],
    "agreements-list": ["Ouverture", "Honnêteté", "Écoute", "Confidentialité", "Droit de passer"],
    "using-text": ["relance", "traits foncés"],
    "history-text": ["colonne large", "colonne étroite", "citations", "les remarques et les questions", "extérieur"],
    "history-consent": ["d’accord", "rôle"],
    "history-honest": ["forme légère", "entretiens", "mois"],
    "heavy-text": ["pause", "aider"],
    "silent-text": ["silence", "lentement", "relance"],
    "closing-text": ["dernier tour"],
    "follow-up-text": ["lendemain"],
    "month-text": ["pas", "signal"],
    "printing-text": ["100 %", "recto verso"],
    "cutting-text": ["traits", "règle"],
    "packing-text": ["boîte", "index"],
    "credit-text": [r"\*Collectieve reflectiesessie\* de Leren in de Social Profit"],
    "reference-text": [
        "Suzanne Verdonschot",
        "2007",
        r"\*Reflectie op het werk om leren te bevorderen\*",
        "revue de la littérature",
    ],
}
TOLD = {"nl": SAID, "en": SAID_IN_ENGLISH, "fr": SAID_IN_FRENCH}


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("name", SAID)
def test_the_methods_the_credit_and_the_reference_are_told(language: str, name: str) -> None:
    wanted = TOLD[language][name]
    text = " ".join(TEXTS[language][name].split())
    assert [each for each in wanted if not re.search(each, text)] == []


@every_written_language
def test_there_are_five_agreements_and_eleven_things_to_bring(language: str) -> None:
    assert starts(TEXTS[language]["agreements-list"], "- ") == 5
    assert starts(TEXTS[language]["materials-list"], "[] ") == 11


@every_written_language
def test_a_learning_history_shows_a_story_with_quotes_and_remarks_beside_it(language: str) -> None:
    for number in range(1, 7):
        story, bar, remarks = TEXTS[language][f"history-example-{number}"].partition("\n|\n")
        assert story
        assert bar
        assert remarks.strip()
    stories = " ".join(TEXTS[language][f"history-example-{number}"] for number in range(1, 7))
    said = re.sub(r"\w’\w", "", stories)
    assert [pair for pair in ("‘’", "«»", "„“") if said.count(pair[0]) == said.count(pair[1]) >= 4] != []


@every_language
def test_the_credit_and_the_reference_close_the_guide(language: str) -> None:
    last = [node.text for node in guide(language).nodes if node.marks][-6:]
    names = ["credit-title", "credit-text", "reference-title", "reference-text", "licence-text"]
    assert last[-5:] == [paragraphs(TEXTS[language][name])[0] for name in names]


@every_language
def test_what_hosts_say_aloud_is_told_from_what_they_do(language: str) -> None:
    made = guide(language, session="short")
    session = next(each for each in BANK.sessions if each.id == "short")
    chapter = made.chapter(session.name[language])
    do, say = (squeezed(TEXTS[language][name]) for name in ("do", "say"))
    for at, node in enumerate(chapter):
        if node.role == "P" and re.fullmatch(rf"{say}|{do}\d*", node.text):
            said = node.text == say
            following = next(each for each in chapter[at + 1 :] if each.marks)
            assert (following.role == "Quote") == said
