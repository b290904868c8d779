"""A question in a language → whether a plain yes or no answers it; for Dutch, English, French and German, else never.

It looks for the order of words that such questions have: a verb first and its subject second (“Heb je”, “Is there”). It
would rather miss one than accuse a good question: what asks for one thing or another, what politely asks to tell or to
describe, and what goes on with a request are all open.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|‘[^’]*’(?!\w)")
"""What somebody else says, which is not what the card asks."""

SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


class Signs(NamedTuple):
    """What a language's closed questions begin with, and what in them makes them open after all; regular expressions."""

    start: str
    open_: str


DUTCH = Signs(
    r"(?:(?:en|maar|dus) )?"
    r"(?:heb|hebt|heeft|hebben|had|hadden|ben|bent|is|zijn|was|waren|kan|kun|kunt|kunnen|kon|konden|mag|mogen|moet|moeten"
    r"|moest|moesten|wil|wilt|willen|wilde|wou|zal|zul|zullen|zou|zouden|durf|durft|durven|ga|gaat|gaan|doe|doet|doen|deed"
    r"|voel|voelt|voelen|vind|vindt|vinden|vond|denk|denkt|denken|geloof|gelooft|geloven|krijg|krijgt|krijgen|kreeg|zie"
    r"|ziet|zien|zag|werk|werkt|werken|word|wordt|worden|werd|ken|kent|kennen|bestaat|klopt|lukt|gebeurt|mis|mist|missen)"
    r" (?:je|jij|jullie|u|we|wij|ik|hij|ze|zij|het|er|dat|dit|die|deze|de|een|iemand|niemand|iedereen|iets|alles|jouw|ons"
    r"|onze|mijn|ooit|jou|jezelf)\b",
    r"\b(?:of|vertel\w*|beschrij\w*|geven|geef|uitleg\w*|leg|leggen|tonen|toon|noem\w*|delen?|zeg\w*|schets\w*|bedenken"
    r"|voorstellen|mag ik|en (?:hoe|wat|waar\w*|wanneer|wie|welke?))\b",
)
ENGLISH = Signs(
    r"(?:(?:and|but|so) )?"
    r"(?:do|does|did|is|are|am|was|were|have|has|had|can|could|will|would|shall|should|may|might|must"
    r"|(?:do|does|did|is|are|was|were|have|has|had|ca|could|wo|would|should|must)n't)"
    r" (?:you|we|i|he|she|it|they|there|this|that|these|those|the|a|an|any|anyone|anybody|anything|someone|somebody"
    r"|something|everyone|everybody|everything|nobody|nothing|people|your|our|my|his|her|their|all)\b",
    r"\b(?:or|tell|describe|give|explain|show|share|name|say|think of|sketch|know|remember|recall|imagine|may i"
    r"|and (?:how|what|why|where|when|who|which))\b",
)
FRENCH = Signs(
    r"(?:(?:et|mais|alors|donc),? )?"
    r"(?:est-ce qu|(?:n')?y (?:a|avait|aurait|aura)-t?-?il\b"
    r"|(?:(?:te|vous|se|me|nous|le|la|les|lui|leur|y|en) |[tmsnl]')?"
    r"(?:[^\W\d_]+-(?:t-)?(?:tu|vous|il|elle|on|ils|elles|je|ce)\b|(?:[^\W\d_]+ons|sommes)-nous\b))",
    r"\b(?:ou|racont\w*|décri\w*|donne\w*|expliqu\w*|montr\w*|nomme\w*|partage\w*|cite\w*|dire|dis|dites"
    r"|souvien\w*|rappel\w*|sa(?:is|vez)-\w+|imagin\w*|puis-je|rendez-vous"
    r"|et (?:comment|que|qu|quoi|pourquoi|où|quand|qui|quel\w*|lequel|laquelle))\b",
)
GERMAN = Signs(
    r"(?:(?:und|aber|also) )?"
    r"(?:hast|habt|haben|hat|hattest|hattet|hatten|hatte|bist|seid|sind|ist|warst|wart|waren|war|kannst|könnt|können|kann"
    r"|konntest|konntet|konnten|konnte|könntest|könntet|willst|wollt|wollen|will|wolltest|wolltet|magst|mögt|möchtest"
    r"|möchtet|darfst|dürft|dürfen|darf|musst|müsst|müssen|muss|musstest|musstet|sollst|sollt|sollen|soll|sollte|solltest"
    r"|wirst|werdet|werden|wird|wurde|wurdest|würdest|würdet|würde|wäre|wärst|wärt|hätte|hättest|hättet|gibt|gab|fühlst"
    r"|fühlt|denkst|denkt|glaubst|glaubt|findest|findet|machst|macht|gehst|geht|siehst|seht|traust|traut|kennst|kennt"
    r"|stimmt|passiert|läuft|klappt)"
    r" (?:du|ihr|sie|er|es|wir|ich|man|dich|dir|euch|ihnen|jemand|niemand|etwas|alles|das|dies\w*|der|die|den|ein\w*"
    r"|dein\w*|euer|eure\w*|unser\w*|mein\w*)\b",
    r"\b(?:oder|erzähl\w*|beschreib\w*|gib|geben|erklär\w*|zeig\w*|nenn\w*|teilen|sag\w*|schilder\w*|erinner\w*"
    r"|vorstellen|darf ich|und (?:wie|was|warum|wo\w*|wann|wer|wem|wen|welche\w*))\b",
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH, "fr": FRENCH, "de": GERMAN}
"""The languages whose closed questions are known, by the first part of their code."""


def is_closed(text: str, language: str) -> bool:
    """Whether everything that a text asks can be answered with yes or no, and nothing in it asks for more.

    Args:
        text: a question as a bank has it, perhaps of several sentences and with stars around what is stressed.
        language: its code, such as ``nl`` or ``pt-BR``.
    """
    signs = LANGUAGES.get(language.partition("-")[0])
    if signs is None:
        return False
    plain = " ".join(QUOTED.sub("…", text.replace("*", "")).replace("’", "'").casefold().split())
    sentences = [sentence.strip() for sentence in SENTENCE.findall(plain)]
    questions = [sentence for sentence in sentences if sentence.endswith("?")]
    if not questions or sentences[-1] != questions[-1]:
        return False
    begins, opens = _patterns(signs)
    return all(begins.match(each) and not opens.search(each) for each in questions)


@cache
def _patterns(signs: Signs) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(signs.start), re.compile(signs.open_)
