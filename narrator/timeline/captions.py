"""A text → captions of at most two lines, cut at the ends of phrases."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import accumulate

CAPTION_LINES, CAPTION_LINE = 2, 65
"""A cue fits into two lines of 65 characters, as the podcast namespace's transcript page recommends."""

_TOKEN = re.compile(r"[^\s。！？、，；]{1,60}[。！？、，；]*\s*|[。！？、，；]+\s*")
"""A word and the blanks after it; where a language writes no blanks, up to 60 characters or the next mark."""

_PHRASE_END = re.compile(r"[.!?…;:,。！？、，；—–]['\"”’»)\]]*\s*$")


def captions_of(text: str) -> tuple[str, ...]:
    """Cut a text into captions of at most two lines of 65 characters, at the ends of phrases where there are any."""
    return tuple(" ".join(text[begin:end].split()) for begin, end in caption_spans(text))


def caption_spans(text: str) -> Iterator[tuple[int, int]]:
    """From which character to which each caption of a text goes."""
    found = list(_TOKEN.finditer(text))
    tokens = [token.group() for token in found]
    at = 0
    while at < len(tokens):
        until = at + _cut(tokens[at : at + CAPTION_LINES * CAPTION_LINE + 1])
        yield found[at].start(), found[until - 1].end()
        at = until


def _cut(tokens: Sequence[str]) -> int:
    """Give how many tokens the next caption takes: all, or up to a late phrase end, or half of what is left."""
    fitting = 1
    while fitting < len(tokens) and _fits("".join(tokens[: fitting + 1])):
        fitting += 1
    if fitting == len(tokens):
        return fitting
    phrases = [count for count in range(1, fitting + 1) if _PHRASE_END.search(tokens[count - 1])]
    lengths = [0, *accumulate(map(len, tokens))]
    late = [count for count in phrases if lengths[count] >= 0.4 * lengths[fitting]]
    if late:
        return late[-1]
    return next(count for count in range(1, fitting + 1) if count == fitting or 2 * lengths[count] >= lengths[-1])


def _fits(text: str) -> bool:
    if len(text) > CAPTION_LINES * (CAPTION_LINE + 1):
        return False
    return len(textwrap.wrap(text, CAPTION_LINE, break_on_hyphens=False)) <= CAPTION_LINES
