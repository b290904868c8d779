"""What the columns of a spreadsheet may hold, and what people call them: in Dutch, English, French and German."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, get_args

Headers: TypeAlias = Literal["nl", "en", "fr", "de"]
"""A language in which columns have names."""

TONGUES: tuple[Headers, ...] = get_args(Headers)


class Key(NamedTuple):
    """What a column may hold: its names in each language, the first ones those that we write ourselves.

    ``translated``: there may be one such column for each language. ``what`` says what it is, for a person.
    """

    nl: tuple[str, ...]
    en: tuple[str, ...]
    fr: tuple[str, ...]
    de: tuple[str, ...]
    what: str
    translated: bool = False

    def names(self, tongue: Headers) -> tuple[str, ...]:
        """Its names in a language."""
        names: tuple[str, ...] = getattr(self, tongue)
        return names


KEYS = MappingProxyType(
    {
        "id": Key(
            ("code", "nr", "nummer", "volgnummer", "kaart", "kaartnummer"),
            ("id", "no", "number", "card", "card number", "ref"),
            ("code", "numéro", "carte", "numéro de carte", "réf", "référence"),
            ("code", "nr", "nummer", "karte", "kartennummer", "kennung"),
            "the code on the card, such as `A05`; given where it is empty",
        ),
        "suit": Key(
            ("reeks", "kleur", "categorie", "thema", "rubriek", "onderwerp", "soort", "groep"),
            ("suit", "category", "theme", "topic", "section", "group", "colour", "color"),
            ("couleur", "série", "catégorie", "thème", "rubrique", "sujet", "groupe", "famille"),
            ("farbe", "reihe", "kategorie", "thema", "rubrik", "gruppe", "bereich"),
            "the suit: its code or its name",
        ),
        "suit name": Key(
            ("naam reeks", "reeksnaam", "naam van de reeks", "naam kleur", "naam categorie", "naam thema"),
            ("suit name", "name of the suit", "category name", "theme name"),
            ("nom de la couleur", "nom couleur", "nom de la série", "nom de la catégorie", "nom du thème"),
            ("name der farbe", "name der reihe", "farbname", "reihenname", "kategoriename", "themenname"),
            "the name of the suit, where the column before has its code",
            translated=True,
        ),
        "question": Key(
            ("vraag", "vragen", "de vraag", "tekst", "hoofdvraag"),
            ("question", "questions", "the question", "text", "main question"),
            ("question", "questions", "la question", "texte", "question principale"),
            ("frage", "fragen", "die frage", "text", "hauptfrage"),
            "the question; the one column that must be there",
            translated=True,
        ),
        "probe": Key(
            ("doorvraag", "doorvragen", "bijvraag", "vervolgvraag", "extra vraag", "subvraag"),
            ("probe", "follow up", "followup", "follow up question", "sub question", "extra question"),
            ("relance", "relances", "question de relance", "sous question", "question complémentaire"),
            ("nachfrage", "nachfragen", "folgefrage", "anschlussfrage", "zusatzfrage", "unterfrage"),
            "the follow-up question at the foot",
            translated=True,
        ),
        "depth": Key(
            ("diepte", "niveau", "diepgang"),
            ("depth", "level"),
            ("profondeur", "niveau", "degré"),
            ("tiefe", "niveau", "stufe"),
            "`1`, `2` or `3`, or a word such as `licht`, `midden`, `diep`; `1` where it is empty",
        ),
        "tags": Key(
            ("labels", "label", "trefwoorden", "trefwoord", "etiketten", "sleutelwoorden"),
            ("tags", "tag", "keywords", "keyword"),
            ("étiquettes", "étiquette", "mots clés", "mot clé", "mots clefs"),
            ("schlagwörter", "schlagworte", "stichwörter", "stichworte", "etiketten"),
            "words about it, with commas between",
        ),
        "follows": Key(
            ("volgt op", "komt na", "na"),
            ("follows", "comes after", "after"),
            ("vient après", "fait suite à", "après"),
            ("folgt auf", "kommt nach", "nach"),
            "what must come first: codes of questions with commas between, or `verhaal` (`story`)",
        ),
        "picture": Key(
            ("afbeelding", "foto", "prent", "beeld"),
            ("picture", "picture file", "image", "photo"),
            ("image", "photo", "illustration"),
            ("bild", "foto", "abbildung", "bilddatei"),
            "the file of a picture",
        ),
        "picture shows": Key(
            ("afbeelding toont", "foto toont", "alt tekst"),
            ("picture shows", "image shows", "alt text", "alt"),
            ("image montre", "l image montre", "la photo montre", "texte alternatif"),
            ("bild zeigt", "das bild zeigt", "foto zeigt", "alternativtext"),
            "what the picture shows, in words",
            translated=True,
        ),
        "origin": Key(
            ("herkomst", "oorsprong"), ("origin",), ("origine",), ("herkunft",), "`own` or `source`; for our own deck"
        ),
        "source": Key(
            ("bron",),
            ("source",),
            ("source",),
            ("quelle",),
            "the question of the source that it covers; for our own deck",
        ),
    }
)
"""Every key that a column may hold, in the order in which we write them."""


class Field(NamedTuple):
    """What a column holds: a key, and the language of its texts; empty where they are in none."""

    key: str
    language: str = ""

    def said(self) -> str:
        """``question in nl``, ``depth``."""
        return f"{self.key} in {self.language}" if self.language else self.key


def written(key: str, headers: Headers, language: str | None = None) -> str:
    """The name that we give a column: ``vraag (nl)``.

    Args:
        key: one of ``KEYS``.
        headers: the language of the names.
        language: that of the texts in the column.
    """
    name = KEYS[key].names(headers)[0]
    return f"{name} ({language})" if language else name
