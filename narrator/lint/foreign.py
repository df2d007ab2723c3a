"""Whether a sentence is in another language than the article that it stands in."""

from __future__ import annotations

from narrator.ingest.language import votes, words_of

FEWEST_TO_TELL = 7
"""Words from which the language of a sentence can be told."""


def other_language(sentence: str, base: str) -> str:
    """The language that a sentence is in, where that is plainly another one than `base`; else ""."""
    words = words_of(sentence)
    if len(words) < FEWEST_TO_TELL:
        return ""
    cast = votes(words)
    likeliest = max(cast, key=lambda code: cast[code], default=base)
    plain = cast.get(likeliest, 0) > 1.0 and cast.get(likeliest, 0) > 2 * cast.get(base, 0)
    return likeliest if plain and likeliest != base else ""
