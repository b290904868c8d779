from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import layouts
from generator.bank.starter import text_of
from generator.studio.requests import Studio
from layouts import parts

if TYPE_CHECKING:
    from pathlib import Path

MODULES = layouts.every_module()

LANGUAGES: dict[str, Any] = {"op": "languages", "value": ["nl", "en"]}
PLAIN = text_of("Noord", "nl", ["Begin", "Einde"])
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(MODULES, parts, tmp_path, tmp_path / "settings")


@pytest.fixture
def fitted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """What is fitted, in which languages, from now on."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, layout in MODULES.items():

        def prepare(deck: Any, *more: Any, name: str = name, usual: Any = layout.prepare) -> Any:  # noqa: ANN401 – as its own
            found.append((name, deck.languages))
            return usual(deck, *more)

        monkeypatch.setattr(layout, "prepare", prepare)
    return found


def result(studio: Studio, request: str, **arguments: object) -> Any:  # noqa: ANN401 – each has its own
    answer = studio.ask(request, arguments)
    assert answer["ok"], answer
    return answer["result"]


def changed(studio: Studio, text: str, *path: str | int, value: object) -> str:
    edit = {"op": "set", "path": path, "value": value}
    made: str = result(studio, "change", text=text, edits=[edit])["text"]
    return made


@pytest.fixture
def both(studio: Studio) -> str:
    """A deck in two languages, every text of which is there in both."""
    text = result(studio, "change", text=PLAIN, edits=[LANGUAGES])["text"]
    table = result(studio, "read", text=text)["table"]
    for problem in result(studio, "read", text=text)["problems"]:
        text = changed(studio, text, *problem["path"], *([] if problem["path"][-1] == "en" else ["en"]), value="Words?")
    assert table["languages"] == ["nl", "en"]
    assert not result(studio, "check", text=text)["problems"]
    return str(text)


def test_what_was_well_is_not_fitted_again(studio: Studio, fitted: list[tuple[str, tuple[str, ...]]]) -> None:
    first = result(studio, "check", text=PLAIN, stock="poker-a4")
    assert {name for name, _ in fitted} == set(layouts.usual())
    fitted.clear()
    assert (
        result(studio, "check", text="# a comment moves every line\n" + PLAIN, stock="poker-a4")["lines"]
        == first["lines"]
    )
    assert fitted == []
    result(studio, "check", text=PLAIN, stock="tarot-a4")
    assert {name for name, _ in fitted} == {"cards"}


def test_words_in_one_language_leave_what_is_made_in_another(
    studio: Studio, both: str, fitted: list[tuple[str, tuple[str, ...]]]
) -> None:
    result(studio, "check", text=both, stock="poker-a4")
    fitted.clear()
    result(
        studio,
        "check",
        text=changed(studio, both, "questions", 0, "question", "en", value="What now?"),
        stock="poker-a4",
    )
    assert {languages for _, languages in fitted} == {("en",), ("nl", "en")}
    assert {name for name, languages in fitted if languages == ("en",)} == set(layouts.usual())


@pytest.mark.parametrize(
    ("path", "value"),
    [(("questions", 0, "question"), "Heel lang " * 60),
     (("suits", 0, "name"), "Onwaarschijnlijklangereeksnaamdienergens past " * 3), (("theme",), "nothing"),
     (("print", "stock"), "nothing"), (("questions", 0, "picture"), {"file": "no.svg", "shows": "Niets"})],
)  # fmt: skip
def test_it_says_what_a_studio_says_that_knows_nothing(
    studio: Studio, tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    result(studio, "check", text=PLAIN)
    text = changed(studio, PLAIN, *path, value=value)
    for given in (text, "# een regel erboven\n" + text):
        another = Studio(MODULES, parts, tmp_path, tmp_path / "settings")
        assert result(studio, "check", text=given) == result(another, "check", text=given)
    assert result(studio, "check", text=text)["problems"]


def test_a_picture_that_changed_is_looked_at_again(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "kop.svg").write_text(SVG)
    text = changed(studio, PLAIN, "questions", 0, "picture", value={"file": "kop.svg", "shows": "Een kop"})
    assert not result(studio, "check", text=text)["problems"]
    (tmp_path / "kop.svg").write_text("no picture")
    assert result(studio, "check", text=text)["problems"]
    (tmp_path / "kop.svg").unlink()
    assert result(studio, "check", text=text)["problems"]


def test_a_theme_of_ones_own_is_looked_at_again(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "look.yaml").write_text('ink: "#111111"\n')
    text = PLAIN + "theme: look.yaml\n"
    assert not result(studio, "check", text=text)["problems"]
    (tmp_path / "look.yaml").write_text('ink: "#FFFFFF"\n')
    assert result(studio, "check", text=text)["problems"]
