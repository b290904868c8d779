"""ReportLab where Pillow is not installed: it imports Pillow at once, for pictures, and we hand it none."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

NAMES = ("PIL", "PIL.Image")


def let_reportlab_do_without_pillow() -> None:
    """Where Pillow is not installed, imports what of ReportLab asks for it, with an empty module in its place.

    The empty module is gone afterwards, so that whoever imports Pillow still finds that it is not there.
    """
    if find_spec("PIL") is not None:
        return
    before = {name: sys.modules[name] for name in NAMES if name in sys.modules}
    package, images = map(ModuleType, NAMES)
    package.Image = images  # type: ignore[attr-defined]  # a module has what it is given
    sys.modules |= {"PIL": package, "PIL.Image": images}
    try:
        import_module("reportlab.lib.utils")
    finally:
        for name in NAMES:
            del sys.modules[name]
        sys.modules |= before
