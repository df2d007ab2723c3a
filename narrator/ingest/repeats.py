"""Takes out what the first blocks say once more: the title, the standfirst, the byline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from narrator.ingest.pages.authors import names_of
from narrator.ingest.reading import Reading
from narrator.model import ASIDES, Block, BlockKind, Dropped

_TOP_BLOCKS = 8
_LONGEST_BYLINE = 140
_WORDS = re.compile(r"\w+")
_BYLINE = re.compile(
    r"(?i:(?:(?:story|words|text|written|reported|posted|published|article)\s+)?(?:by|von|par|por|di))\s*:?\s+"
    r"(?P<names>[^\W\d_a-z][\w.’'-]+(?:\s+(?:[^\W\d_a-z][\w.’'-]*|de|la|van|von|der|den|da|dos|di|el|al|bin|and|und|et|y|e|&))+)"
    r"(?:\s*[,|–—-]\s*(?P<desk>[^.!?]{1,60}))?",
)
_FILLER_WORDS = (
    "by von par por di de and und et y e updated published on at in the for a written posted story words text"
    " correspondent reporter editor staff writer redaktion"
)
_FILLERS = frozenset(_FILLER_WORDS.split())


def without_repeats(reading: Reading, *, keep: Collection[str] = ()) -> Reading:
    """Drop, among the first blocks, those that only repeat title, standfirst or authors, but by no rule in `keep`."""
    story = [block for block in reading.blocks if block.kind not in ASIDES]
    if len(story) == 1 and _words(story[0].text) == _words(reading.standfirst):
        reading = replace(reading, standfirst="")  # it is the whole story
    kept, dropped = list[Block](), list[Dropped]()
    place = 0
    for block in reading.blocks:
        rules = _reasons(block, reading) if place < _TOP_BLOCKS else ()
        place += block.kind not in ASIDES
        rule = next((rule for rule in rules if rule not in keep), "")
        if rule:
            dropped.append(Dropped(text=block.text, rule=rule))
        else:
            kept.append(block)
    return replace(reading, blocks=tuple(kept), dropped=(*dropped, *reading.dropped))


def with_byline(reading: Reading) -> Reading:
    """Take the authors from a line of the form "By Ann Example and Bo Sample" if nothing else names them."""
    found = next((found for block in reading.blocks[:_TOP_BLOCKS] if (found := _byline(block))), None)
    if reading.authors or not found:
        return reading
    return replace(reading, authors=names_of([[found["names"]]], site=reading.site_name))


def _reasons(block: Block, reading: Reading) -> Iterator[str]:
    words = _words(block.text)
    if not words:
        return
    if words == _words(reading.title) and (block.kind is BlockKind.HEADING or len(words) > 3):
        yield "title repeated"
    if words == _words(reading.standfirst):
        yield "standfirst repeated"
    if _byline(block) or _only_names(block, words, reading):
        yield "byline repeated"


def _byline(block: Block) -> re.Match[str] | None:
    fits = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and len(block.text) <= _LONGEST_BYLINE
    return _BYLINE.fullmatch(block.text) if fits else None


def _only_names(block: Block, words: list[str], reading: Reading) -> bool:
    """Tell whether a line holds the authors' names and nothing that says anything."""
    names = {word for author in reading.authors for word in _words(author)}
    silent = names | _FILLERS | set(_words(reading.site_name))
    says_more = any(word not in silent and not word.isdigit() for word in words)
    return bool(names & set(words)) and not says_more and len(block.text) <= _LONGEST_BYLINE


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
