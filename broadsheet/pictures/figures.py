"""What is shown of a figure whose picture may not be shown: the one rule for pages and feeds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from html import escape

from broadsheet.model import Figure, Picture


def current(figure: Figure, withheld: Collection[bytes]) -> Figure | None:
    """A figure without pictures whose rights have ended: with what takes their place, a recording without its still.

    `withheld` are the digests of these pictures.
    """
    picture = figure.picture
    if picture.digest not in withheld:
        return figure
    if (other := picture.instead) is not None and other.digest not in withheld:
        return replace(figure, picture=other, caption_html=escape(other.caption, quote=False))
    return without_picture(figure)


def syndicated(figure: Figure, withheld: Collection[bytes]) -> Figure | None:
    """As `current`, for others: without pictures that may not be passed on.

    What takes the place of a picture does so when its rights end and not before, for until then it is not printed.
    """
    found = current(figure, withheld)
    return found if found is None or found.picture.syndicate else without_picture(found)


def without_picture(figure: Figure) -> Figure | None:
    """A recording without its still; nothing of a figure that is a picture alone."""
    return replace(figure, picture=Picture("", figure.picture.alt)) if figure.recording else None
