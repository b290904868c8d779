"""A stock → what is to be known before cards are printed on it, beyond how any sheet is printed: lines to read."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.paper import Stock


def stock_advice(stock: Stock) -> Iterator[str]:
    """What to do first with a sheet that is cut already, or whose marks not every printer reaches."""
    if stock.perforated:
        least = ceil(round(stock.least_scale * 100, 6))
        test = f"spiegel stock test {stock.name}"
        how = f"measure the 100 mm bar of `{test}`" if stock.bar == "none" else "measure the 100 mm bar"
        if not stock.confirmed:
            how = f"print `{test}` on plain paper, measure its bar of 100 mm and lay it over a sheet"
        yield f"perforated, so first of all {how}: printed at less than {least} %, ink leaves its card"
    if stock.doubtful:
        yield "only one source has the figures of this sheet, and it is not centred: measure a sheet yourself first"
    if stock.reaches_far:
        yield "the marks above and below need a printer that reaches to 4 mm from the edge of the paper"
    if not stock.two_sided:
        yield "this sheet is printed on one side, so there are no backs"
