"""Roman numerals up to 89: what kings, centuries and chapters are numbered with."""

from __future__ import annotations

from itertools import pairwise

ROMAN = r"(?:(?=[LXVI])L?X{0,3}(?:IX|IV|V?I{0,3}))"
"""The pattern of a numeral."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(numeral: str) -> int:
    """The value of a numeral: XIV → 14."""
    values = [*(_VALUES[letter] for letter in numeral), 0]
    return sum(-value if value < following else value for value, following in pairwise(values))
