"""Refuses what is no article that could be narrated whole: the listener would take a teaser for the story."""

from __future__ import annotations

from collections.abc import Iterator

from narrator.errors import RefusedArticle
from narrator.ingest.reading import Reading
from narrator.ingest.refusal_signs import IF_SUBSCRIBED, SIGNS, Sign

FEWEST_WORDS = 25
_TEASER_WORDS = 250
_SURELY_WHOLE_WORDS = 2_000
_WHOLE_SHARE = 0.6
_FAR_ENOUGH = 20_000


def refuse(reading: Reading, *, which: str) -> None:
    """Raise RefusedArticle, with what to do, unless `reading` is an article that can be narrated whole.

    It is not when it bears one of the signs in few words; when the page says that it is not free to read (schema.org's
    isAccessibleForFree) and has less than 250 words, or than 60 % of the words it claims; or when it has under 25.
    """
    for cause, hint in _causes(reading):
        raise RefusedArticle("article", which, cause, hint)


def _causes(reading: Reading) -> Iterator[tuple[str, str]]:
    if reading.words < _SURELY_WHOLE_WORDS:
        yield from ((sign.cause, sign.hint) for sign in SIGNS if _shows(reading, sign))
    if reading.free is False and _is_short(reading):
        count = f"{reading.words} of {reading.declared_words}" if reading.declared_words else reading.words
        yield f"holds only {count} words, and says that it is not free to read", IF_SUBSCRIBED
    if not reading.words:
        yield "is empty", "give narrator the text of an article"
    if reading.words < FEWEST_WORDS:
        count = "1 word" if reading.words == 1 else f"{reading.words} words"
        yield f"holds {count}", f"an article has {FEWEST_WORDS} or more; is this the whole of it?"


def _shows(reading: Reading, sign: Sign) -> bool:
    says = [_says(sign, block.text) for block in reading.blocks]
    beside = sum(len(block.text.split()) for block, said in zip(reading.blocks, says, strict=True) if not said)
    if beside > sign.most_words:
        return False
    elsewhere = [reading.title, *(dropped.text for dropped in reading.dropped)]
    if sign.anywhere:
        elsewhere.append(reading.page_text)
    return any(says) or any(_says(sign, text) for text in elsewhere)


def _says(sign: Sign, text: str) -> bool:
    return bool(sign.said.search(text, 0, _FAR_ENOUGH))


def _is_short(reading: Reading) -> bool:
    if reading.declared_words:
        return reading.words < reading.declared_words * _WHOLE_SHARE
    return reading.words < _TEASER_WORDS
