from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from helpers import theme
from hypothesis import assume, given
from hypothesis import strategies as st
from readback import squeezed

from generator.model.paper import SizeRange
from layouts.text.fitter import STEP, fit
from layouts.text.typesetting import Style, least_lines, set_text
from layouts.theme.styles import Styles

if TYPE_CHECKING:
    from layouts.text.typesetting import Fitted, Line

STYLES = Styles(theme().fonts)
PLAIN, BOLD = STYLES.regular, STYLES.bold
STYLE = STYLES.text
RUNNING = Style(PLAIN, BOLD, running=True)
TITLE = Style(PLAIN, BOLD, title=True)

LETTERS = "".join(filter(str.isprintable, map(chr, PLAIN.font().face.charToGlyph)))
SOFT, FIXED = "\u00ad", "\u00a0"
WORDS = st.text(
    st.sampled_from([letter for letter in LETTERS + "Ж→" if letter not in " *" and not PLAIN.lacking(letter)]),
    min_size=1,
    max_size=14,
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
SIZES = st.sampled_from([8.0, 9.5, 11.0, 14.0, 24.0])
MEASURES = st.floats(40, 300)
LANGUAGES = st.sampled_from(["nl", "en", "de", "xx"])


def width_of(line: Line, size: float) -> float:
    return sum(run.face.measure(run.text) for run in line.runs) * size / 1000


def lines(fitted: Fitted | None) -> list[str]:
    assert fitted is not None
    return [line.text for line in fitted.lines]


def set_in(text: str, width: float, language: str = "nl", style: Style = STYLE) -> list[str]:
    return lines(set_text(text, style, 10, width, language))


def measure_of(text: str) -> float:
    """The width of a text at 10 points, and a hair more."""
    return PLAIN.words[text] / 100 + 0.01


# ------------------------------------------------------------------------------------------------ what always holds


@given(TEXTS, SIZES, MEASURES, LANGUAGES)
def test_no_line_is_wider_than_the_room(text: str, size: float, width: float, language: str) -> None:
    fitted = set_text(text, STYLE, size, width, language)
    if fitted is None:
        assert max(map(PLAIN.words.__getitem__, text.split())) * size / 1000 > width
    else:
        assert all(width_of(line, size) <= width + 1e-6 for line in fitted.lines)


MARKS = st.sampled_from(["", "*", SOFT, "\n", "-", "“", " ?", "« "])


@given(TEXTS, MARKS, SIZES, MEASURES, LANGUAGES, st.sampled_from([STYLE, RUNNING, TITLE]))
def test_a_text_has_no_fewer_lines_than_are_reckoned_beforehand(
    text: str, mark: str, size: float, width: float, language: str, style: Style
) -> None:
    text = text.replace(" ", mark + " ")
    fitted = set_text(text, style, size, width, language)
    assert fitted is None or len(fitted.lines) >= least_lines(text, style, size, width)


@given(TEXTS, SIZES, MEASURES)
def test_a_text_in_one_face_has_as_many_lines_as_are_reckoned_where_its_words_fit(
    text: str, size: float, width: float
) -> None:
    spaced = [PLAIN.spaced_words[word] * size / 1000 for word in text.split(" ")]
    assume(max(spaced) <= width)
    fitted = set_text(text, STYLE, size, width, "nl")
    assert fitted is not None
    assert len(fitted.lines) == least_lines(text, STYLE, size, width)


@given(TEXTS, SIZES, MEASURES, LANGUAGES)
def test_a_line_says_how_wide_it_is(text: str, size: float, width: float, language: str) -> None:
    fitted = set_text(f"*{text.replace(' ', '* ', 1)}", STYLE, size, width, language)
    if fitted is not None:
        assert [line.width for line in fitted.lines] == pytest.approx([width_of(line, size) for line in fitted.lines])
        assert fitted.width == max(line.width for line in fitted.lines)


@given(TEXTS, SIZES, MEASURES, LANGUAGES)
def test_every_word_stands_there_once_and_in_order(text: str, size: float, width: float, language: str) -> None:
    widest = max(map(PLAIN.words.__getitem__, text.split())) * size / 1000
    assert " ".join(lines(set_text(text, STYLE, size, max(width, widest * 1.001), language))) == text


@given(TEXTS, SIZES, MEASURES, LANGUAGES)
def test_a_divided_word_loses_nothing_and_gains_only_hyphens(
    text: str, size: float, width: float, language: str
) -> None:
    fitted = set_text(text, STYLE, size, width, language)
    assume(fitted is not None)
    assert squeezed("".join(lines(fitted))).replace("-", "") == squeezed(text).replace("-", "")


EMPHASISED = st.tuples(
    st.sampled_from(["", "(", "“"]),
    st.text(st.sampled_from("abcdéŵΩ"), min_size=1, max_size=9),
    st.booleans(),
    st.sampled_from(["", ".", "?”", ",)"]),
)


@given(st.lists(EMPHASISED, min_size=1, max_size=12), MEASURES)
def test_emphasis_changes_the_face_of_its_word_and_nothing_else(
    words: list[tuple[str, str, bool, str]], width: float
) -> None:
    text = " ".join(
        f"{before}*{word}*{after}" if strong else before + word + after for before, word, strong, after in words
    )
    fitted = set_text(text, STYLE, 8, width, "xx")
    assume(fitted is not None)
    assert " ".join(lines(fitted)) == " ".join(before + word + after for before, word, _, after in words)
    assert fitted is not None
    bold = "".join(run.text for line in fitted.lines for run in line.runs if run.face is BOLD)
    assert squeezed(bold) == "".join(word for _, word, strong, _ in words if strong)


@given(TEXTS, st.floats(60, 250), st.floats(12, 200), LANGUAGES)
def test_fit_takes_the_largest_size_that_fits(text: str, width: float, height: float, language: str) -> None:
    sizes = SizeRange(largest=14, smallest=11)
    fitted = fit(text, STYLE, sizes, width, height, language)
    tried = (
        set_text(text, STYLE, size, width, language, divide=size == 11) for size in (14, 13.5, 13, 12.5, 12, 11.5, 11)
    )
    assert fitted == next((one for one in tried if one and one.height <= height), None)


# ------------------------------------------------------------------------------------------------------------- sizes


def test_fit_never_goes_below_the_smallest_size() -> None:
    text = "Wat heb je vandaag geleerd?"
    assert STEP == 0.5
    width, a_line = measure_of(text), 10.5

    def size(smallest: float, width: float) -> float | None:
        fitted = fit(text, STYLE, SizeRange(largest=12, smallest=smallest), width, a_line, "nl")
        return fitted.size if fitted else None

    assert size(9.8, width) == 10
    assert size(10.2, width) is None
    assert size(9.8, width * 0.985) == 9.8  # between two steps, and tried all the same


def test_the_height_runs_from_the_capitals_of_the_first_line_to_the_descenders_of_the_last() -> None:
    fitted = set_text("Een\ntwee\ndrie", STYLE, 10, 100, "nl")
    assert fitted is not None
    assert fitted.leading == 12.5
    assert fitted.height == pytest.approx(PLAIN.cap_height / 100 + 2 * 12.5 + PLAIN.descent / 100)


# ------------------------------------------------------------------------------------------------------- line breaks


def test_a_lonely_last_word_gets_company() -> None:
    full = measure_of("Op welk moment ben je trots op ons team")
    assert set_in("Op welk moment ben je trots op ons team nu", full) == [
        "Op welk moment ben",
        "je trots op ons team nu",
    ]


def test_a_last_line_that_is_long_enough_is_left_as_it_falls() -> None:
    text, width = "Op welk moment ben je trots op ons team geweest", measure_of("Op welk moment ben je trots")
    assert set_in(text, width, style=RUNNING) == ["Op welk moment ben je trots", "op ons team geweest"]


def test_a_question_ends_its_lines_where_people_stop_when_they_read_it_out() -> None:
    width = measure_of("Waar ben je veel te lang mee")
    assert set_in("Waar ben je veel te lang mee doorgegaan, ook al wist je beter?", width) == [
        "Waar ben je veel te lang",
        "mee doorgegaan,",
        "ook al wist je beter?",
    ]
    assert set_in("Waar ben jij *echt* fier op in je werk?", measure_of("Waar ben jij echt fier op")) == [
        "Waar ben jij echt",
        "fier op in je werk?",
    ]


def test_running_text_is_filled_and_only_a_lonely_last_word_gets_company() -> None:
    running = Style(PLAIN, BOLD, running=True)
    full = measure_of("Op welk moment ben je trots op ons team")
    for text, expected in (
        ("Op welk moment ben je trots op ons team nu", ["Op welk moment ben je trots op ons", "team nu"]),
        ("Op welk *moment* ben je trots op ons team nu", ["Op welk moment ben je trots op ons", "team nu"]),
        ("Op welk moment ben je trots op ons team van nu", ["Op welk moment ben je trots op ons team", "van nu"]),
    ):
        assert lines(set_text(text, running, 10, full, "nl")) == expected


def test_line_ends_of_the_author_are_kept() -> None:
    assert set_in("Een\ntwee drie\n\nvier", 200) == ["Een", "twee drie", "", "vier"]
    assert set_in("*Een*\ntwee *drie*\n\nvier", 200) == ["Een", "twee drie", "", "vier"]


def test_a_fixed_space_keeps_words_together() -> None:
    width = measure_of("Het was nog 25")
    assert set_in("Het was nog 25 km lopen", width, style=RUNNING) == ["Het was nog 25", "km lopen"]
    assert set_in(f"Het was nog 25{FIXED}km lopen", width, style=RUNNING) == ["Het was nog", f"25{FIXED}km lopen"]


@pytest.mark.parametrize(
    "text", ["‘Waar?’ vroeg hij", "“Waar?” vroeg hij", "„Wo?“ fragte er", "«\u00a0Où\u00a0», dit-il", '"Waar?"']
)
def test_an_opening_quote_hangs_beside_the_text(text: str) -> None:
    fitted = set_text(text, STYLE, 10, 1000, "xx")
    assert fitted is not None
    assert [line.hangs for line in fitted.lines] == [min(PLAIN.characters[text[0]] / 100, 2.6)]


def test_only_a_quote_that_begins_a_line_hangs() -> None:
    fitted = set_text("Hij zei\n“ja” en\nzij “nee”\n’s Avonds\n*“Wat?”*", STYLE, 10, 1000, "nl")
    assert fitted is not None
    assert [line.hangs > 0 for line in fitted.lines] == [False, True, False, False, True]


# ------------------------------------------------------------------------------------------------------- hyphenation

LONG = "verantwoordelijkheid"


@given(
    st.lists(st.sampled_from(["Et", "pourquoi", "*donc*", "?", "!", ":", ";", "«", "»", "toi"]), min_size=1),
    st.floats(90, 200),
)
def test_no_line_of_french_begins_with_a_high_sign_or_ends_with_an_opening_quote(
    words: list[str], width: float
) -> None:
    assume(words[0] not in "?!:;»" and words[-1] != "«" and "  " not in " ".join(words))
    assume(all(not (one in "?!:;«»" and other in "?!:;«»") for one, other in pairwise(words)))
    found = set_in(" ".join(words), width, "fr")
    assert not [line for line in found if line[0] in "?!:;»" or line[-1] == "«"]


def test_only_french_keeps_a_sign_with_its_word() -> None:
    assert set_in("Et toi ?", measure_of("Et toi"), "fr-BE") == ["Et", "toi\u00a0?"]
    assert set_in("Et toi ?", measure_of("Et toi"), "nl") == ["Et", "toi ?"]


def test_a_word_that_does_not_fit_is_divided_by_the_rules_of_its_language() -> None:
    assert set_in(LONG, measure_of("verantwoordelijk-"), "nl", RUNNING) == ["verantwoordelijk-", "heid"]
    assert set_in("afternoon", measure_of("afterno"), "en", RUNNING) == ["after-", "noon"]
    width = measure_of("represent-")
    assert set_in("representatief", width, "nl") != set_in("representatief", width, "en")


def test_no_part_of_a_divided_word_has_fewer_than_three_letters_or_five_in_display_text() -> None:
    assert set_text("uitdaging", RUNNING, 10, measure_of("uit-"), "nl") is None  # nor is it divided as uit-da-ging
    assert set_text("opnieuw", RUNNING, 10, measure_of("nieuw"), "nl") is None
    assert set_in("collega", measure_of("colle-"), style=RUNNING) == ["col-", "lega"]
    assert set_text("collega", STYLE, 10, measure_of("colle-"), "nl") is None
    assert set_in(LONG, measure_of("verantwoordelijk-")) == ["verantwoorde-", "lijkheid"]


def test_signs_are_no_letters_of_a_part() -> None:
    assert set_text("collega’s?!”", STYLE, 10, measure_of("collega’s"), "nl") is None


@pytest.mark.parametrize(
    ("language", "word", "head"),
    [
        ("de", "Verantwortlichkeitszuschreibungen", "Verantwortlichkeits-"),
        ("de", "Selbstwirksamkeitserwartungen", "Selbstwirksamkeits-"),
        ("de", "Dienstübergabebesprechungszimmer", "Dienstübergabebesprechungs-"),
        ("de", "Gesellschaftsabende", "Gesellschafts-"),
        ("de", "Freiheitskämpfer", "Freiheits-"),
        ("nl", "verantwoordelijkheidsgevoelens", "verantwoordelijkheids-"),
        ("nl", "vergaderingverslagen", "vergadering-"),
        ("nl", "samenwerkingsverband", "samenwerkings-"),
    ],
)
def test_a_compound_is_divided_at_its_seam_before_elsewhere(language: str, word: str, head: str) -> None:
    assert set_in(word, PLAIN.words[word] / 100 - 1, language)[0] == head


def test_two_letters_s_are_no_seam() -> None:
    assert set_in("Genossenschaftler", measure_of("Genossenschaft"), "de") == ["Genossen-", "schaftler"]


@pytest.mark.parametrize("language", ["nl", "de", "en", "fr"])
def test_no_word_of_a_title_is_divided_but_where_its_author_says_so(language: str) -> None:
    assert set_text(LONG, TITLE, 10, measure_of("verantwoordelijk-"), language) is None
    assert set_in(f"verant{SOFT}woordelijkheid", measure_of("woordelijkheid"), language, TITLE)[0] == "verant-"
    assert set_in("noord-zuidverbinding", measure_of("zuidverbinding"), language, TITLE)[0] == "noord-"


def test_a_word_is_divided_only_at_the_smallest_size() -> None:
    sizes = SizeRange(largest=14, smallest=10)

    def fitted(word: str, width: float) -> tuple[float, list[str]] | None:
        found = fit(word, STYLE, sizes, width, 100, "nl")
        return (found.size, lines(found)) if found else None

    at_ten = measure_of(LONG)
    assert fitted(LONG, at_ten * 1.2) == (12, [LONG])
    assert fitted(LONG, at_ten - 1) == (10, ["verantwoorde-", "lijkheid"])
    assert fitted(f"verant{SOFT}woordelijkheid", at_ten * 1.2) == (12, [LONG])
    assert fitted(f"verant{SOFT}woordelijkheid", at_ten - 1) == (10, ["verant-", "woordelijkheid"])
    assert fitted("noord-zuidverbinding", measure_of("zuidverbinding") * 1.4) == (14, ["noord-", "zuidverbinding"])


def test_a_word_that_fits_on_a_line_of_its_own_is_not_divided() -> None:
    assert set_in(f"Jouw {LONG}", measure_of(LONG)) == ["Jouw", LONG]


def test_a_regional_language_is_divided_as_its_language() -> None:
    width = measure_of("verantwoordelijk-")
    assert set_in(LONG, width, "nl-BE") == set_in(LONG, width, "nl")


def test_a_language_without_rules_divides_nothing() -> None:
    assert set_text(LONG, STYLE, 10, measure_of(LONG) - 1, "xx") is None


def test_a_divided_word_goes_on_in_the_line_that_it_begins() -> None:
    width = measure_of("en verantwoordelijk-")
    assert set_in(f"en {LONG} nu", width, style=RUNNING)[0] in {"en verantwoordelijk-", "en"}
    assert squeezed("".join(set_in(f"en {LONG} nu", measure_of("verantwoor-")))).replace("-", "") == f"en{LONG}nu"


def test_the_authors_soft_hyphen_comes_before_the_rules() -> None:
    text = f"verantwoor{SOFT}delijkheid"
    assert set_in(text, measure_of("verantwoordelijk-")) == ["verantwoor-", "delijkheid"]
    assert set_in(text, measure_of("verant-"), style=RUNNING)[0] == "verant-"  # where they do not help, the rules do


def test_a_soft_hyphen_is_not_seen_where_the_word_fits() -> None:
    assert set_in(f"een twee{SOFT}ling", 200) == ["een tweeling"]


def test_a_word_with_a_joint_is_divided_there_without_another_hyphen() -> None:
    assert set_in("noord-zuidverbinding", measure_of("zuidverbinding"), "xx") == ["noord-", "zuidverbinding"]
    assert set_in("team/organisatie", measure_of("organisatie"), "xx") == ["team/", "organisatie"]


def test_an_emphasised_word_can_be_divided_and_stays_emphasised() -> None:
    fitted = set_text(f"*{LONG}*", RUNNING, 10, BOLD.words["verantwoordelijk-"] / 100 + 0.01, "nl")
    assert lines(fitted) == ["verantwoordelijk-", "heid"]
    assert fitted is not None
    assert {run.face for line in fitted.lines for run in line.runs} == {BOLD}


# ---------------------------------------------------------------------------------------------------------- emphasis


def runs(text: str) -> list[tuple[str, bool]]:
    fitted = set_text(text, STYLE, 10, 1000, "nl")
    assert fitted is not None
    return [(run.text, run.face is BOLD) for line in fitted.lines for run in line.runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Wat* nu?", [("Wat ", True), ("nu?", False)]),
        ("Wat *nu*?", [("Wat ", False), ("nu", True), ("?", False)]),
        ("Wat *moet er* nu?", [("Wat ", False), ("moet er ", True), ("nu?", False)]),
        ("Wat *moet* *er* nu?", [("Wat ", False), ("moet er ", True), ("nu?", False)]),
        ("“*Wat*”, zei je", [("“", False), ("Wat", True), ("”, zei je", False)]),
    ],
)
def test_stars_around_words_print_them_in_bold(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(part.strip(), bold) for part, bold in runs(text)] == [(part.strip(), bold) for part, bold in expected]
    assert "".join(part for part, _ in runs(text)) == text.replace("*", "")


@pytest.mark.parametrize("text", ["2 * 3 * 4", "a*b*c", "* een punt", "een *", "**", "wat **nu** dan", "* *", "*\n*"])
def test_a_star_that_emphasises_nothing_is_a_star(text: str) -> None:
    assert squeezed("".join(part for part, _ in runs(text))) == squeezed(text)
    assert not any(bold for _, bold in runs(text))


def test_what_bold_lacks_is_told_only_where_bold_is_used() -> None:
    assert STYLE.lacking("één *twee*") == ()
    assert STYLE.lacking("één *中*") == ("中",)


# ------------------------------------------------------------------------------------- what has no words


@pytest.mark.parametrize("text", [" ", "", "\n", SOFT])
def test_a_text_without_words_has_lines_without_width(text: str) -> None:
    fitted = set_text(text, STYLE, 10, 100, "nl")
    assert fitted is not None
    assert squeezed("".join(lines(fitted)).replace(SOFT, "")) == ""
