"""Takes out what the first blocks say once more: the title, the standfirst, the byline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from narrator.ingest.pages.authors import names_of
from narrator.ingest.reading import Reading
from narrator.model import ASIDES, Block, BlockKind, Dropped

_TOP_BLOCKS = 8
_LONGEST_BYLINE = 140
_MOST_DATE_WORDS = 3
_FIRST_BLOCKS, _FEWEST_TITLE_WORDS = 3, 3
_OVER_STORIES = (BlockKind.HEADING, BlockKind.PARAGRAPH)
_SITE = re.compile(r"\s*[|·•–—«»‹›]|\s+-\s")
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


def with_bare_title(reading: Reading) -> Reading:
    """Take the title that stands over the story for one that has it and more: "The bridge is shut – The Gazette"."""
    tops = [block.text for block in reading.blocks[:_FIRST_BLOCKS] if block.kind in _OVER_STORIES]
    long = [text for text in tops if len(text.split()) >= _FEWEST_TITLE_WORDS]
    bare = next((text for text in long if _goes_on(reading.title, text)), "")
    return replace(reading, title=bare) if bare else reading


def _goes_on(title: str, text: str) -> bool:
    return title.startswith(text) and _SITE.match(title, len(text)) is not None


def without_repeats(reading: Reading, *, keep: Collection[str] = ()) -> Reading:
    """Drop, among the first blocks, those that only repeat title, standfirst or authors, but by no rule in `keep`."""
    story = [block for block in reading.blocks if block.kind not in ASIDES]
    if len(story) == 1 and _words(story[0].text) == _words(reading.standfirst):
        reading = replace(reading, standfirst="")  # it is the whole story
    kept, dropped, known = list[Block](), list[Dropped](), _Known.of(reading)
    place = 0
    for block in reading.blocks:
        rules = _reasons(block, known) if place < _TOP_BLOCKS else ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The words of what the first blocks may repeat; `silent` are those that say nothing beside `names`."""

    title: list[str]
    standfirst: list[str]
    names: frozenset[str]
    silent: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> _Known:
        """What a reading says of itself."""
        names = frozenset(word for author in reading.authors for word in _words(author))
        silent = names | _FILLERS | frozenset(_words(reading.site_name))
        return cls(title=_words(reading.title), standfirst=_words(reading.standfirst), names=names, silent=silent)


def _reasons(block: Block, known: _Known) -> Iterator[str]:
    words = _words(block.text)
    if not words:
        return
    if _is_title(words, known.title) and (block.kind is BlockKind.HEADING or len(words) > 3):
        yield "title repeated"
    if words == known.standfirst:
        yield "standfirst repeated"
    if len(block.text) <= _LONGEST_BYLINE and (_byline(block) or _only_names(words, known)):
        yield "byline repeated"


def _is_title(words: list[str], title: list[str]) -> bool:
    """Tell the title's words, with no more before them than a date: "17 June The bridge is shut"."""
    before = words[: len(words) - len(title)]
    is_date = len(before) <= _MOST_DATE_WORDS and any(map(str.isdigit, before))
    return bool(title) and words[len(before) :] == title and (not before or is_date)


def byline_in(line: str) -> re.Match[str] | None:
    """Take a line of the form "By Ann Example and Bo Sample" apart: its `names`; None for any other."""
    return _BYLINE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None


def _byline(block: Block) -> re.Match[str] | None:
    return byline_in(block.text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None


def _only_names(words: list[str], known: _Known) -> bool:
    """Tell whether a line holds the authors' names and nothing that says anything."""
    is_named = not known.names.isdisjoint(words)
    return is_named and all(word in known.silent or word.isdigit() for word in words)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
