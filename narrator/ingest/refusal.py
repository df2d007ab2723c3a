"""Refuses what is no article that could be narrated whole: the listener would take a teaser for the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from narrator.errors import FetchUnavailable, RefusedArticle
from narrator.ingest.quoted import is_quoted
from narrator.ingest.reading import Reading
from narrator.ingest.refusal_faults import FAULTS
from narrator.ingest.refusal_signs import AS_SAVED, IF_SUBSCRIBED, Sign
from narrator.ingest.refusal_walls import WALLS

SIGNS = (*FAULTS, *WALLS)

FEWEST_WORDS = 25
_TEASER_WORDS = 250
_WHOLE_SHARE = 0.6
_FAR_TOO_SMALL_SHARE = 0.3
_CLEARLY_DECLARED_WORDS = 300
_PAID_PART_WORDS = 40
_LONGEST_SAYING = 400
_MOST_SAYING_WORDS = 150
_FAR_ENOUGH = 20_000


def refuse(reading: Reading, *, which: str) -> None:
    """Raise RefusedArticle, with what to do, unless `reading` is an article that can be narrated whole.

    It is not when it bears one of the signs in few words; when the page says that it is not free to read (schema.org's
    isAccessibleForFree) and has less than 60 % of the words it claims or, where it claims none, less than 250 and
    not the part that is paid for; when it has less than 30 % of the words that it claims in any case; or when it has
    under 25 words.
    An error page of the site raises FetchUnavailable: it may be gone later.
    """
    for kind, cause, hint in _causes(reading):
        raise kind("article", which, cause, hint)


_Kind = type[RefusedArticle] | type[FetchUnavailable]


def _causes(reading: Reading) -> Iterator[tuple[_Kind, str, str]]:
    page = _Page(reading, words=reading.words)
    for sign in SIGNS:
        if page.shows(sign):
            yield FetchUnavailable if sign.passing else RefusedArticle, sign.cause, sign.hint
    yield from ((RefusedArticle, *told) for told in (*page.too_short(), *page.too_little()))


@dataclass(frozen=True, slots=True)
class _Page:
    """A reading and how many words it has."""

    reading: Reading
    words: int

    def shows(self, sign: Sign) -> bool:
        """Tell whether the page says it, and little else."""
        if self.words > sign.most_words + _MOST_SAYING_WORDS:
            return False
        says = [_says(sign, block.text) for block in self.reading.blocks]
        blocks = zip(self.reading.blocks, says, strict=True)
        if self.words - sum(len(block.text.split()) for block, said in blocks if said) <= sign.most_words:
            beside = (self.reading.title, *(dropped.text for dropped in self.reading.dropped))
            if any(says) or any(_says(sign, text) for text in beside):
                return True
        return self._shows_elsewhere(sign)

    def _shows_elsewhere(self, sign: Sign) -> bool:
        if self.words > sign.most_words_elsewhere or self.reading.free is True or self._is_as_declared():
            return False
        shown = self.reading.page_text[:_FAR_ENOUGH]
        return any(word in shown.lower() for word in sign.needs) and bool(sign.pattern.search(shown))

    def too_short(self) -> Iterator[tuple[str, str]]:
        """Compare the words that there are with those that the page says there should be."""
        declared, free = self.reading.declared_words, self.reading.free
        count = f"{self.words} of {declared} words" if declared else f"{self.words} words"
        if free is False and self._is_teaser():
            yield f"holds only {count}, and says that it is not free to read", IF_SUBSCRIBED
        is_clear = declared >= _CLEARLY_DECLARED_WORDS and free is not True
        if is_clear and FEWEST_WORDS <= self.words < declared * _FAR_TOO_SMALL_SHARE:
            yield f"holds only {count} that it says it has", AS_SAVED

    def too_little(self) -> Iterator[tuple[str, str]]:
        """Tell what has no words, or hardly any."""
        if not self.words:
            yield "is empty", AS_SAVED if self.reading.page_language else "give narrator the text of an article"
        if self.words < FEWEST_WORDS:
            count = "1 word" if self.words == 1 else f"{self.words} words"
            yield f"holds {count}", f"an article has {FEWEST_WORDS} or more; is this the whole of it?"

    def _is_teaser(self) -> bool:
        if self.reading.declared_words:
            return not self._is_as_declared()
        # What a page names as its paid part is often not on it by that name, though the article is there.
        return self.words < _TEASER_WORDS and (self.reading.paid_words or 0) < _PAID_PART_WORDS

    def _is_as_declared(self) -> bool:
        return 0 < self.reading.declared_words * _WHOLE_SHARE <= self.words


def _says(sign: Sign, text: str) -> bool:
    """Tell whether a block is the site's own word: a short one where a sentence begins so, and quotes nobody."""
    if len(text) > _LONGEST_SAYING:
        return False
    small = text.lower()
    if not any(word in small for word in sign.needs):
        return False
    return any(not is_quoted(text, found.start()) for found in sign.pattern.finditer(text))
