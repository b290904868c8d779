from __future__ import annotations

from pathlib import Path

import pytest
from guides import guide
from helpers import shipped_deck
from readback import squeezed

from generator.bank import shipped
from generator.bank.convert import convert
from generator.bank.explain import read
from generator.bank.yaml.reader import parse
from generator.model.problems import DeckError
from layouts.guide import helplines as numbers
from layouts.guide.helplines import Helpline, helplines

GIVEN = {
    "country": "BE", "languages": ["nl"], "number": '"106"', "name": "Someone", "helps": "talk",
    "source": "https://example.org/", "dated": '"2026"', "checked": '"2026-11-25"',
}  # fmt: skip


def written(**values: str) -> str:
    return "- {" + ", ".join(f"{key}: {value}" for key, value in (GIVEN | values).items()).replace("'", "") + "}\n"


def test_every_number_has_its_source_its_year_and_the_day_it_was_read() -> None:
    assert len(helplines()) > 8
    assert all(each.source and each.dated and each.checked for each in helplines())
    assert convert is not None


@pytest.mark.parametrize("key", ["source", "dated", "checked"])
def test_a_number_without_one_of_them_is_refused(key: str) -> None:
    text = (
        "- {" + ", ".join(f"{name}: {value}" for name, value in GIVEN.items() if name != key).replace("'", "") + "}\n"
    )
    with pytest.raises(DeckError):
        read(parse("helplines.yaml", text), tuple[Helpline, ...])
    assert read(parse("helplines.yaml", written()), tuple[Helpline, ...])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_guide_prints_them_with_checked_on_beside_them_and_lines_for_ones_own(language: str) -> None:
    texts = shipped.texts("guide", language)
    text = guide(language).document.text
    for each in helplines():
        said = squeezed(f"{each.number}{each.name}")
        assert (said in text) == (language in each.languages)
    mine = [each for each in helplines() if language in each.languages]
    assert text.count("25.11.2026") == len(mine)
    assert squeezed(texts["help-own"]) in text
    lines = [block for page in guide(language).pages for block, _ in page if isinstance(block, numbers.WritingLine)]
    assert len(lines) == numbers.OWN_LINES


def test_a_language_without_numbers_has_the_lines_all_the_same() -> None:
    assert {language for each in helplines() for language in each.languages} == {"nl", "en", "fr", "de"}
    assert shipped_deck("nl").language == "nl"
    assert Path(numbers.__file__).with_name("helplines.yaml").is_file()
