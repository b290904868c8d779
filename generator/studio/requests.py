"""The name of a request and its arguments in plain values → the answer in plain values: the one table of what a page can ask.

A worker with Pyodide and the local server are thin shells around it, so nothing here needs a server, a terminal or a display.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from generator import jobsheet
from generator.jobsheet import JobSheets
from generator.model.problems import DeckError
from generator.model.typed import typed
from generator.studio import file_answers, printing_answers, writing_answers
from generator.studio.decks import Decks
from generator.studio.left import Left
from generator.studio.plain import RequestError, plain_problems
from generator.studio.well import Well

__all__ = ["REQUESTS", "RequestError", "Studio"]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.model.problems import Problem
    from generator.product import Layout, Parts
    from generator.studio.plain import Plain


class Studio:
    """Answers requests about one deck.

    Args:
        layouts: everything that is printed, by name.
        parts: what is drawn besides.
        folder: the deck's; pictures, fonts, a theme and stocks of the user's own lie in it.
        settings: the folder of the user's settings.
        name: of the deck's file.
    """

    def __init__(
        self, layouts: Mapping[str, Layout], parts: Parts, folder: Path, settings: Path, name: str = "cards.yaml"
    ) -> None:
        self.parts = parts
        self.folder = folder
        self.settings = settings
        self.file = folder / name
        job_sheets = JobSheets(layouts["cards"], parts.job_sheet, self.own_name)
        self.layouts: Mapping[str, Layout] = {**layouts, jobsheet.NAME: job_sheets}
        self.decks = Decks(self.file, settings)
        self.left = Left(parts)
        self.well = Well()

    def ask(self, name: str, arguments: Mapping[str, object]) -> Plain:
        """The answer to a request: ``{"ok": True, "result": …}``, or ``{"ok": False, "problems": […]}``.

        Raises:
            RequestError: there is no such request, or its arguments are wrong.
        """
        if name not in REQUESTS:
            raise RequestError(f"there is no request {name!r}")
        request = REQUESTS[name]
        taken = _converted(request, arguments)
        try:
            return {"ok": True, "result": request(self, **taken)}
        except DeckError as error:
            return {"ok": False, "problems": self.plain(error.problems)}

    @property
    def usual_layouts(self) -> dict[str, Layout]:
        """What is made of every deck; a box must fit on its paper only where somebody wants one."""
        return {name: self.layouts[name] for name in self.parts.usual()}

    def plain(self, problems: tuple[Problem, ...]) -> list[Plain]:
        """Problems in plain values."""
        return plain_problems(problems, self.file)

    @property
    def printers(self) -> Path:
        """The file with the profiles of printers."""
        return self.settings / "printers.yaml"

    @property
    def own_name(self) -> str:
        """What the deck's file is called, for the names of what is made of it; empty where it has the usual name."""
        return self.file.stem if self.file.stem != "cards" else ""


REQUESTS: dict[str, Callable[..., Plain | list[Plain]]] = {
    "about": writing_answers.about,
    "new": writing_answers.new,
    "shipped": writing_answers.shipped,
    "read": writing_answers.read,
    "change": writing_answers.change,
    "check": writing_answers.check,
    "card": writing_answers.card,
    "options": printing_answers.options,
    "plan": printing_answers.plan,
    "build": printing_answers.build,
    "import_": file_answers.import_,
    "export": file_answers.export,
    "schema": writing_answers.schema,
    "files": file_answers.files,
    "put": file_answers.put,
    "get": file_answers.get,
    "remove": file_answers.remove,
    "suits_look": writing_answers.suits_look,
    "sign": writing_answers.sign,
    "printers": printing_answers.printers,
    "printer_sheet": printing_answers.printer_sheet,
    "printer_fit": printing_answers.printer_fit,
    "printer_set": printing_answers.printer_set,
    "printer_remove": printing_answers.printer_remove,
    "settings_get": printing_answers.settings_get,
    "settings_put": printing_answers.settings_put,
}
"""Every request by its name; its arguments are those of the function, in the types that it names."""

TYPES = {"Plain": dict[str, Any], "Studio": Studio}
"""Names in the annotations of requests that stand in modules for the type checker only."""


def _converted(request: Callable[..., object], arguments: Mapping[str, object]) -> dict[str, Any]:
    """Arguments in plain values → in the types that a request takes.

    Raises:
        RequestError: they are not.
    """
    hints = get_type_hints(request, localns=TYPES)
    try:
        inspect.signature(request).bind(None, **arguments)
        return {name: typed(value, hints[name]) for name, value in arguments.items()}
    except (TypeError, msgspec.ValidationError) as error:
        raise RequestError(str(error)) from None
