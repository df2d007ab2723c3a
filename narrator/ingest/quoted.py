"""Whether a place in a text lies within quotation marks: what a story quotes is none of the page's own words."""

from __future__ import annotations

_PAIRS = (("“", "”"), ("«", "»"))
_GERMAN_PAIRS = (("„", "“"), ("«", "»"))


def is_quoted(text: str, place: int) -> bool:
    """Tell whether more quotation marks are opened than closed before `place`."""
    before = text[:place]
    pairs = _GERMAN_PAIRS if "„" in text else _PAIRS
    return before.count('"') % 2 == 1 or any(before.count(opens) > before.count(shuts) for opens, shuts in pairs)
