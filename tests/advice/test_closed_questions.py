from __future__ import annotations

import pytest
from helpers import shipped_bank
from hypothesis import given
from hypothesis import strategies as st

from generator.advice.closed_questions import LANGUAGES, is_closed

CLOSED = {
    "nl": [
        "Heb je ooit spijt gehad van een keuze?",
        "Is er iets waar je trots op bent?",
        "En ben jij tevreden?",
        "Zou je het opnieuw doen?",
        "Je zat vast. Had je hulp nodig?",
        "Werken jullie graag samen?",
        "Was je er toen bij?",
        "Heb je geen spijt?",
        "Voel je je *veilig* hier?",
    ],
    "en": [
        "Do you feel safe here?",
        "Is there something you regret?",
        "Have you ever changed your mind?",
        "Don’t you miss it?",
        "You were stuck. Did anyone help?",
        "And are we done?",
    ],
    "fr": [
        "Est-ce que tu te sens en sécurité ?",
        "As-tu déjà demandé de l’aide ?",
        "Y a-t-il un moment que tu regrettes ?",
        "T’arrive-t-il de douter ?",
        "N’êtes-vous pas fiers ?",
        "Sommes-nous prêts ?",
        "Avons-nous osé ?",
    ],
    "de": [
        "Hast du dich schon einmal geirrt?",
        "Gibt es etwas, das du bereust?",
        "Seid ihr zufrieden?",
        "Würdest du es wieder tun?",
        "Und fühlst du dich sicher?",
    ],
}
OPEN = {
    "nl": [
        "Waar ben je trots op?",
        "Vertel eens over een dag die anders liep.",
        "Vertel: heb je spijt?",
        "Heb je hulp gevraagd? Vertel.",
        "Heb je hulp gevraagd? Hoe ging dat?",
        "Kan je een voorbeeld geven?",
        "Ben je eerder een denker of een doener?",
        "“Heb je even?” Wie vroeg je dat het laatst?",
        "Is dit een zin zonder vraag.",
        "Hoe komt het dat je twijfelt?",
        "Beschrijf hoe je binnenkomt.",
        "Is het team veranderd, en hoe?",
        "Mag ik vragen wat je raakte?",
    ],
    "en": [
        "What are you proud of?",
        "Could you describe the moment?",
        "Do you remember what you said first?",
        "Would you rather lead or follow?",
        "“Do you have a minute?” Who asked you that last?",
        "Tell about a day that went differently.",
        "Is it finished? What is left?",
        "Has the team changed, and how?",
        "May I ask what moved you?",
    ],
    "fr": [
        "De quoi es-tu fier ?",
        "Qu’est-ce que tu as appris ?",
        "Où en êtes-vous ?",
        "Peux-tu raconter ce moment ?",
        "Es-tu plutôt meneur ou suiveur ?",
        "Quand est-ce que tu as ri ?",
        "Comment vas-tu ?",
        "Rendez-vous dans un an : que voyez-vous ?",
        "L’équipe a-t-elle changé, et comment ?",
        "As-tu changé, et comment ?",
        "« As-tu une minute ? » Qui te l’a demandé ?",
    ],
    "de": [
        "Worauf bist du stolz?",
        "Kannst du den Moment beschreiben?",
        "Führst du lieber oder folgst du?",
        "Was hast du gelernt?",
        "Hat sich das Team verändert, und wie?",
        "Hast du dich verändert, und wie?",
        "Kannst du dir vorstellen, was sie dachte?",
        "„Hast du kurz Zeit?“ Wer fragte das zuletzt?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in CLOSED.items() for text in texts])
def test_what_yes_or_no_answers_is_closed(language: str, text: str) -> None:
    assert is_closed(text, language)
    assert is_closed(text, f"{language}-BE")


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in OPEN.items() for text in texts])
def test_what_asks_for_more_is_open(language: str, text: str) -> None:
    assert not is_closed(text, language)


def test_of_other_languages_nothing_is_said() -> None:
    assert not is_closed("Hai paura?", "it")
    assert not is_closed("Do you feel safe here?", "it")


@pytest.mark.parametrize("language", shipped_bank().bank.languages)
def test_no_question_and_no_probe_of_ours_is_closed(language: str) -> None:
    texts = [text[language] for each in shipped_bank().bank.questions for text in (each.question, each.probe) if text]
    assert [text for text in texts if is_closed(text, language)] == []


@given(st.text(max_size=300), st.sampled_from([*LANGUAGES, "it", "pt-BR"]))
def test_any_text_can_be_judged_and_spaces_around_it_change_nothing(text: str, language: str) -> None:
    assert is_closed(f" {text}\n", language) == is_closed(text, language)


@given(st.sampled_from([(code, text) for code, texts in CLOSED.items() for text in texts]))
def test_stars_and_capitals_change_nothing(closed: tuple[str, str]) -> None:
    language, text = closed
    assert is_closed(f"*{text}*", language)
    assert is_closed(text.upper(), language)
