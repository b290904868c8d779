"""What people do on the page, from the first look to the paper, with each of its engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pages
import pytest
from openpyxl import Workbook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def test_begin_type_look_and_print(visit: pages.Visiting, served: pages.Served, tmp_path: Path) -> None:
    with visit(served) as here:
        here.begin("Mirror", "Joy\nChange")
        field = here.first_text()
        field.fill("What made you *proud* this week?")
        field.press("Tab")
        here.saved()
        here.go("look")
        here.find("theme-contrast").check()
        here.saved()
        made = {product: here.printed(product, tmp_path) for product in ("cards", "guide", "workbook")}
        deck = here.deck(tmp_path)
        assert "What made you *proud* this week?" in deck.read_text(encoding="utf-8")
        assert "contrast" in deck.read_text(encoding="utf-8")
        for product, path in made.items():
            assert path.read_bytes() == pages.by_the_command(product, deck, tmp_path / "again.pdf"), product


def test_a_change_is_undone_and_done_again(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        before = here.first_text().input_value()
        here.first_text().fill("What will you keep?")
        here.first_text().press("Tab")
        here.page.locator("[data-testid=undo]:enabled").click()
        pages.until(lambda: here.first_text().input_value() == before)
        here.page.locator("[data-testid=redo]:enabled").click()
        pages.until(lambda: here.first_text().input_value() == "What will you keep?")


def spreadsheet(folder: Path) -> Path:
    """Questions as somebody has them in Excel."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Suit", "Question", "Depth"), ("Joy", "What went well?", 1), ("Change", "What will you try?", 2)):
        sheet.append(row)
    book.save(folder / "questions.xlsx")
    return folder / "questions.xlsx"


def test_a_spreadsheet_becomes_a_deck_that_prints(visit: pages.Visiting, served: pages.Served, tmp_path: Path) -> None:
    with visit(served) as here:
        here.find("begin-file").set_input_files(spreadsheet(tmp_path))
        here.find("import").locator("[name=language]").select_option("en")
        here.find("import-do").click()
        here.find("import-open").click()
        here.find("questions").wait_for()
        assert here.first_text().input_value() == "What went well?"
        made = here.printed("cards", tmp_path)
        assert made.read_bytes() == pages.by_the_command("cards", here.deck(tmp_path), tmp_path / "again.pdf")


def test_a_problem_stands_at_its_cell_in_the_words_of_check(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        here.first_text().fill("")
        here.first_text().press("Tab")
        cell = here.page.locator("[data-path='questions/0/question/en'][aria-invalid=true]").first
        cell.wait_for()
        said = here.page.locator(f"[id='{cell.get_attribute('aria-describedby')}']")
        assert said.inner_text().strip()


def test_a_table_leaves_as_excel(visit: pages.Visiting, served: pages.Served, tmp_path: Path) -> None:
    with visit(served) as here:
        here.begin()
        here.find("save-as").click()
        saved = here.downloaded(here.find("save-xlsx"), tmp_path)
        assert saved.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("product", ["cards", "guide", "workbook", "team-sheets", "posters"])
def test_our_own_deck_prints_in_the_browser_as_by_the_command(
    visit: pages.Visiting, static: pages.Served, tmp_path: Path, product: str
) -> None:
    with visit(static) as here:
        here.begin_shipped()
        made = here.printed(product, tmp_path)
        deck = pages.ROOT / "cards.yaml"
        again = pages.by_the_command(product, deck, tmp_path / "again.pdf", "--lang", here.deck_language())
        assert made.read_bytes() == again


def test_a_deck_with_pictures_prints_on_this_machine(visit: pages.Visiting, tmp_path: Path, site: Path) -> None:
    folder = tmp_path / "deck"
    pages.run("new", str(folder), "--lang", "en")
    deck = folder / "cards.yaml"
    said = deck.read_text(encoding="utf-8")
    first = said.index("question:")
    line = said.rindex("\n", 0, first) + 1
    indent = said[line:first].replace("-", " ")
    picture = f"picture: {{file: pictures/cup.svg, shows: A cup}}\n{indent}"
    deck.write_text(said[:first] + picture + said[first:], encoding="utf-8")
    assert site
    with pages.studio(deck) as served, visit(served) as here:
        here.find("questions").wait_for()
        made = here.printed("cards", tmp_path)
        assert made.read_bytes() == pages.by_the_command("cards", deck, tmp_path / "again.pdf")


def test_a_picture_in_the_browser_is_refused_in_one_line_that_says_where_it_works(
    visit: pages.Visiting, static: pages.Served
) -> None:
    with visit(static) as here:
        here.begin()
        answer = here.page.evaluate(
            """async () => {
                const { engine } = globalThis.spiegel;
                const { text } = (await engine.ask("new", { title: "A", language: "en", suits: ["Joy"] })).result;
                const pictured = text.replace(/^( +)question:/m, "$1picture: {file: pictures/cup.svg, shows: A cup}\\n$&");
                return await engine.ask("build", { text: pictured, product: "cards", options: {}, chosen: {} });
            }"""
        )
        assert not answer["ok"]
        (problem,) = answer["problems"]
        assert "there is not in the browser" in problem["what"]
        assert "on your own machine" in problem["hint"]


def test_tags_stay_that_are_typed_while_the_deck_is_checked(visit: pages.Visiting, served: pages.Served) -> None:
    with visit(served) as here:
        here.begin()
        here.first_text().fill("")
        tags = here.page.locator("[data-path='questions/0/tags']")
        tags.focus()
        here.page.keyboard.type("start, team")
        here.page.locator("[data-path='questions/0/question/en'][aria-invalid=true]").wait_for()
        here.page.locator("[data-testid=check][data-state=wrong]").wait_for()
        assert tags.input_value() == "start, team"
        here.page.keyboard.press("Tab")
        here.saved()
        pages.until(lambda: here.page.get_by_test_id("filter-tag").locator("option").count() == 3)
        assert tags.input_value() == "start, team"
