"""A request as JSON with its bytes beside it → the answer in the same form: what the worker of the page in the browser runs.

Bytes stand in JSON as ``{"$bytes": 0}``, their place in the list beside it, so that a PDF is handed over and not spelled out.
"""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.studio.requests import Studio
from generator.studio.wire import KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.product import Layout, Parts

DECK, SETTINGS = Path("/deck"), Path("/settings")
"""The folders of a deck and of its user's settings, in the memory of the worker."""


class Worker:
    """Answers what a page asks its worker.

    Args:
        layouts: what is printed, by name.
        parts: what is drawn besides.
        deck: the folder of the deck; made where it is not there.
        settings: the folder of the user's settings, likewise.
    """

    def __init__(
        self, layouts: Mapping[str, Layout], parts: Parts, deck: Path = DECK, settings: Path = SETTINGS
    ) -> None:
        for folder in (deck, settings):
            folder.mkdir(parents=True, exist_ok=True)
        self._studio = Studio(layouts, parts, deck, settings)

    def ask(self, name: str, arguments: str, given: Sequence[bytes]) -> tuple[str, list[bytes]]:
        """The answer to a request, and the bytes in it.

        Args:
            name: of the request.
            arguments: in JSON.
            given: the bytes in them.

        Raises:
            RequestError: there is no such request, or its arguments are wrong.
        """
        taken: list[bytes] = []

        def bytes_of(group: dict[str, Any]) -> Any:  # noqa: ANN401 – bytes, or the group
            return given[group[KEY]] if group.keys() == {KEY} else group

        def place_of(value: object) -> dict[str, int]:
            if not isinstance(value, bytes):
                raise TypeError(f"{type(value).__name__} is no plain value")
            taken.append(value)
            return {KEY: len(taken) - 1}

        answer = self._studio.ask(name, json.loads(arguments, object_hook=bytes_of))
        said = json.dumps(answer, ensure_ascii=False, default=place_of)
        if taken:
            gc.collect()  # what drew a PDF refers to itself, and would lie there until much more does
        return said, taken
