"""``python -m generator.studio.site [FOLDER]``: builds the site; ``--page`` only the page, for ``spiegel studio``."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.studio.site.building import build_page, build_site
from generator.studio.site.sizes import sizes
from generator.studio.site.staging import ROOT
from generator.studio.site.tools import SiteError


def main(given: list[str]) -> int:
    """Builds what is asked for, and says how large it is; 1 where that does not go."""
    target = Path(given[0]) if given and not given[0].startswith("-") else ROOT / "output" / "site"
    try:
        if "--page" in given:
            build_page()
            return 0
        build_site(target, lambda what: print(f"  {what} …", flush=True))  # noqa: T201 – a script
    except SiteError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    print(f"Made {target}", *sizes(target).said(), sep="\n  ")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
