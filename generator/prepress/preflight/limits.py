"""What printers and print shops take, in figures: from where on something is worth a note, and from where on a finding."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures to judge a file by; those of another shop are another value of this type.

    Args:
        coarse, fine: dots per inch of a picture at its printed size: below the first it looks blurred, from the second on
            more is not seen.
        pen: points; thinner lines break up or are lost, as 600 dpi carry three dots of 0.12 pt at the least.
        heavy, most: per cent of ink that lie on one another; shops ask for 240 (digital) to 300 (offset) at most.
        unprintable, margin: mm from the sheet's edge that many, and some, printers leave white: 1/6 and 1/4 inch.
        bleed: mm that a ground runs over the trim.
        safe: mm inside the trim that stay free, as a knife is a millimetre or two off.
    """

    coarse: float = 200
    fine: float = 300
    pen: float = 0.25
    heavy: float = 240
    most: float = 300
    unprintable: float = 4.2
    margin: float = 6.35
    bleed: float = 3
    safe: float = 3


USUAL = Limits()
