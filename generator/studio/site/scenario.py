"""What a person does on the page, for the build of the site: what of Python's modules and data that needs is looked at.

Runs inside Pyodide: ``first`` is all until the first PDF, ``then`` what most people do after it. Data is no part of it that
only some decks need, such as hyphenation of another language.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.bank.yaml.parsed import FILE, packed
from generator.bank.yaml.pieces import Pieces
from generator.studio.requests import REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.studio.worker import Worker

SMALL = "Question,Suit,Depth\nWhat went well?,Joy,1\nWhat will you try?,Change,2\n"


def asked(worker: Worker, name: str, /, **arguments: Any) -> Any:  # noqa: ANN401 – plain values
    """The result of a request; empty where there is no such request, or where it is refused."""
    if name not in REQUESTS:
        return {}
    given: list[bytes] = []

    def place(value: bytes) -> dict[str, int]:
        given.append(value)
        return {"$bytes": len(given) - 1}

    said, _ = worker.ask(name, json.dumps(arguments, default=place), given)
    answer = json.loads(said)
    if not answer["ok"]:
        print("refused:", name, answer["problems"][0]["text"])  # noqa: T201 – the build shows it
    return answer.get("result", {})


def first(worker: Worker) -> str:
    """From an empty page to the first PDF; the text of the deck."""
    asked(worker, "about")
    text = asked(worker, "shipped")["text"]
    for name in ("read", "options", "check"):
        asked(worker, name, text=text)
    asked(worker, "card", text=text, id="A01", languages=["nl"])
    for ask in ("plan", "build"):
        asked(worker, ask, text=text, product="cards", options={}, chosen={"languages": ["nl"]})
    return str(text)


def parsed(paths: Iterable[str]) -> str:
    """Writes the pieces of each YAML file among those that were read, so that the browser has none of them to parse; its path."""
    pieces: dict[str, Any] = {}
    for path in paths:
        if path.endswith(".yaml"):
            events = Pieces({})
            list(events(Path(path).read_text(encoding="utf-8")))
            pieces |= events.kept
    FILE.write_bytes(packed(pieces))
    return str(FILE)


def then(worker: Worker, text: str) -> None:
    """The other products, languages and themes; a deck of one's own, edits, a spreadsheet, printers."""
    for product in asked(worker, "about")["products"]:
        for ask in ("plan", "build"):
            asked(worker, ask, text=text, product=product["name"], options={}, chosen={"languages": ["en"]})
    for each in asked(worker, "about")["themes"]:
        asked(worker, "build", text=text, product="cards", options={}, chosen={"theme": each["id"]})
    for language in ("nl", "en", "fr", "de"):
        small = asked(worker, "new", title="A", language=language, suits=[])["text"]
        asked(worker, "build", text=small, product="guide", options={}, chosen={})
    asked(worker, "change", text=text, edits=[{"op": "set", "path": ["title"], "value": "Mirror"}])
    asked(worker, "check", text=f"{text}\nwrong: 1")
    asked(worker, "read", text="a: [")
    sheet = asked(worker, "export", text=text, kind="xlsx")
    asked(worker, "export", text=text, kind="csv")
    asked(worker, "import_", name="questions.csv", data=SMALL.encode(), language="en")
    if sheet:
        print("exported", sheet["name"])  # noqa: T201 – as above
    for name in ("schema", "files", "printers", "settings_get"):
        asked(worker, name)
