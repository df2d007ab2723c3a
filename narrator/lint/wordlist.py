"""Which words are common: the lists of pyspellchecker, and the spellings and forms that they lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from narrator.script.spoken.rule import listed

_BRITISH = (
    ("our", "or"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("tre", "ter"),
    ("ogue", "og"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("ence", "ense"),
    ("mme", "m"),
)
"""British spellings, of which the list has only the American ones."""

_ENDINGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("'s", ""), ("s'", "s"), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
           ("ly", ""), ("ing", "e"), ("er", ""), ("ers", ""), ("ness", ""), ("less", ""), ("ish", "")),
    "de": (("s", ""), ("n", ""), ("en", ""), ("er", ""), ("es", ""), ("e", ""), ("em", ""), ("innen", ""), ("in", "")),
    "fr": (("s", ""), ("es", ""), ("e", ""), ("ent", "er"), ("x", "")),
    "es": (("s", ""), ("es", ""), ("mente", ""), ("a", "o"), ("as", "o")),
    "it": (("i", "o"), ("e", "a"), ("i", "e"), ("mente", "")),
    "pt": (("s", ""), ("es", ""), ("a", "o"), ("as", "o"), ("mente", "")),
}  # fmt: skip
_BEGINNINGS = ("un", "re", "non", "pre", "co", "anti", "sub", "super", "over", "under", "mid", "pro", "ex")
_COMPOUNDING = {"de", "nl", "da", "nb", "sv", "fi"}
_LINKS = ("", "s", "es", "n", "en")
_SHORTEST_PART = 4


_NEWER = {
    "en": frozenset(
        listed(
            "brexit covid coronavirus pandemic selfie podcast podcasts website websites email emails online app apps "
            "smartphone smartphones wifi startup startups livestream cryptocurrency bitcoin google facebook instagram "
            "tiktok youtube twitter netflix amazon microsoft airbnb uber whatsapp ukraine ukrainian kyiv zelensky "
            "putin biden obama macron merkel healthcare childcare lockdown lockdowns vaping deepfake chatbot"
        )
    )
}
"""Words of the news that the lists, made of subtitles, do not have or count as rare."""


class WordList:
    """The words of a language and how often each was counted."""

    def __init__(self, base: str, counts: Mapping[str, int]) -> None:
        self._base, self._counts = base, counts
        # A list with the words of an inflecting language has each once at least; the rarest have the least count.
        self.least = min(counts.values(), default=0)

    def knows(self, word: str) -> bool:
        """Whether a word, one of its forms or the parts of a compound are in the list."""
        plain = word.lower().replace("’", "'")
        return (
            self._is_newer(plain)
            or any(form in self._counts for form in self._forms(plain))
            or self._is_compound(plain)
        )

    def is_common(self, word: str) -> bool:
        """Whether a word is in the list, and counted more often than the rarest."""
        return self._counts.get(word.lower(), 0) > self.least or self._is_newer(word.lower())

    def _is_newer(self, word: str) -> bool:
        return word in _NEWER.get(self._base, ())

    def _forms(self, word: str) -> Iterator[str]:
        yield word
        yield word.rpartition("'")[2]
        stems = {word} | {
            word.removesuffix(ending) + other
            for ending, other in _ENDINGS.get(self._base, ())
            if word.endswith(ending) and len(word) - len(ending) > 1
        }
        if self._base == "en":
            stems |= {stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]}
            stems |= {stem.replace(here, there) for stem in stems for here, there in _BRITISH if here in stem}
            stems |= {stem.removeprefix(beginning) for stem in stems for beginning in _BEGINNINGS}
        yield from stems

    def _is_compound(self, word: str) -> bool:
        """Whether a word is two known ones, or three, written together."""
        if self._base not in _COMPOUNDING or not 2 * _SHORTEST_PART <= len(word) <= 60:
            return False
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(self._is_part(word[:at]) and self._ends_well(word[at:]) for at in places)

    def _is_part(self, part: str) -> bool:
        return any(part.removesuffix(link) in self._counts for link in _LINKS if part.endswith(link))

    def _ends_well(self, rest: str) -> bool:
        return any(form in self._counts for form in self._forms(rest)) or (
            len(rest) >= 2 * _SHORTEST_PART
            and any(
                self._is_part(rest[:at]) and any(form in self._counts for form in self._forms(rest[at:]))
                for at in range(_SHORTEST_PART, len(rest) - _SHORTEST_PART + 1)
            )
        )


@lru_cache(maxsize=8)
def word_list(language: str) -> WordList | None:
    """The list of a language (BCP 47), or None where there is none. Takes half a second or two the first time."""
    # Only lint needs the lists, which are the largest thing that it loads.
    from spellchecker import SpellChecker  # noqa: PLC0415

    base = re.split("[-_]", language)[0]
    try:
        counts = SpellChecker(language=base).word_frequency.dictionary
    except ValueError:
        return None
    return WordList(base, counts)
