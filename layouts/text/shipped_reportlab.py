"""ReportLab as its makers shipped it: without the settings that others left for it, and without libraries it does not need.

It takes settings from the environment (``RL_…``), from modules anywhere that Python looks for some, and from files in the
home folder, and runs what stands there. What prints must be the same bytes everywhere, and nobody else's code.

It also imports Pillow and HarfBuzz whether or not there is a picture to open or a text to shape, which takes as long as
placing a deck: each has a module in its place that imports it when something of it is asked for.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = ("reportlab_settings", "reportlab_mods", "reportlab.local_rl_settings", "reportlab.local_rl_mods")
"""Modules that ReportLab takes settings and changes from; where it finds one it does not look into the home folder."""

VARIABLES = ("RL_", "EVAL_DEBUG", "SOURCE_DATE_EPOCH")
"""How the names of variables begin that it heeds."""


def import_reportlab() -> None:
    """Imports what of ReportLab reads settings and asks for Pillow, once; all is as it was, afterwards.

    Where another program has imported it before, it stays as that wanted it.
    """
    modules = {name: ModuleType(name) for name in SETTINGS}
    modules["PIL"], modules["PIL.Image"] = ModuleType("PIL"), _OnDemand("PIL.Image")
    modules["PIL"].Image = modules["PIL.Image"]  # type: ignore[attr-defined]  # a module has what it is given
    if find_spec("uharfbuzz"):
        modules["uharfbuzz"] = _OnDemand("uharfbuzz")
    with _in_their_place(modules), without_variables():
        import_module("reportlab.lib.utils")
        import_module("reportlab.rl_config")
        import_module("reportlab.pdfbase.ttfonts")


class _OnDemand(ModuleType):
    """Stands for a module, which is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


@contextmanager
def _in_their_place(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Empty modules for those that are not to be found; whoever looks for them afterwards finds what there is."""
    before = {name: sys.modules[name] for name in modules if name in sys.modules}
    sys.modules |= modules
    try:
        yield
    finally:
        for name in modules:
            del sys.modules[name]
        sys.modules |= before


@contextmanager
def without_variables() -> Iterator[None]:
    """For what ReportLab does with them at hand: without its variables in the environment, which are back afterwards."""
    hidden = {name: os.environ.pop(name, "") for name in [*os.environ] if name.startswith(VARIABLES)}
    try:
        yield
    finally:
        os.environ |= hidden
