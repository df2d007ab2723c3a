"""Which runs of a page are its article: trafilatura decides. Marks in the text tell which of them it kept.

trafilatura gives back a tree of its own, in which much of a page's structure is lost. So each run is marked by two
characters that no text holds, put in front of its longest text: where they come out, the run is of the article, and
is read from the page itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.settings import Document

from narrator.ingest.characters import clean, one_line
from narrator.ingest.pages.runs import Run
from narrator.ingest.text import ENDS_SENTENCE
from narrator.model import Block, BlockKind


class _Mode(Enum):
    PRECISE = "precision"
    BALANCED = "balanced"
    RECALL = "recall"


# From the most exact mode to the one that leaves least out, each with the words at which no other is tried.
_MODES = ((_Mode.PRECISE, 300), (_Mode.BALANCED, 60), (_Mode.RECALL, 0))
_FAR_MORE = 1.5
_ENOUGH = 60
"""Words at which what an exact mode found is the article, if not all of it."""
_MOST_LINKED = 0.5
_MANY_ELEMENTS = 5_000
_FIRST = 0x2800
"""Braille patterns: printed (trafilatura takes out what is not), part of no word, and said by nobody."""
_BASE = 256
_MARK = re.compile("[\u2800-\u28ff]{2}")

# Where nobody has set logging up, Python would print their remarks on a page among the user's own output.
for _name in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What of a page is its article: the places of the runs in their list, or blocks where the text was in no run."""

    kept: frozenset[int] = frozenset()
    loose: tuple[Block, ...] = ()
    words: int = 0


def extract(page: HtmlElement, runs: Sequence[Run]) -> Extract:
    """Extract with the most exact mode; with the next where that found little, and the next finds far more.

    Marks `page`, whose `runs` these are.
    """
    _mark(runs)
    best = Extract()
    for mode, enough_words in _MODES:
        document = _document(page, mode)
        if document is not None:
            found = _extract_of(document.body, runs)
            best = wider(best, found, runs)
        if best.words >= enough_words:
            break
    return best


def _mark(runs: Sequence[Run]) -> None:
    for number, run in enumerate(runs[: _BASE * _BASE]):
        mark = f"{chr(_FIRST + number // _BASE)}{chr(_FIRST + number % _BASE)}"
        for element, which in run.spots:
            setattr(element, which, f"{mark}{getattr(element, which)}")


def _extract_of(body: _Element, runs: Sequence[Run]) -> Extract:
    text = "".join(map(str, body.itertext()))
    numbers = (_number(found[0]) for found in _MARK.finditer(text))
    kept = frozenset(number for number in numbers if number < len(runs))
    words = _words(kept, runs)
    loose = tuple(_loose(body)) if words * 2 < len(text.split()) else ()
    return Extract(kept=kept, loose=loose, words=sum(block.words for block in loose) or words)


def wider(exact: Extract, wide: Extract, runs: Sequence[Run]) -> Extract:
    """Take what a less exact mode found if it is far more: all of it, or what belongs to an article already found."""
    if wide.words <= exact.words * _FAR_MORE:
        return exact
    if exact.words < _ENOUGH or exact.loose or wide.loose:
        return wide
    kept = exact.kept | {place for place in wide.kept - exact.kept if _is_akin(place, exact.kept, runs)}
    return Extract(kept=kept, words=_words(kept, runs))


def _is_akin(place: int, kept: frozenset[int], runs: Sequence[Run]) -> bool:
    """Tell whether a run stands beside kept ones, is named as one of them, or leads into them."""
    run = runs[place]
    if run.beside or run.linked >= _MOST_LINKED:
        return False
    leads = place + 1 in kept and ENDS_SENTENCE.search(run.text) is not None
    return leads or any(_is_named_so(run, runs[other]) for other in kept)


def _is_named_so(run: Run, other: Run) -> bool:
    mine, others = run.element.getparent(), other.element.getparent()
    if mine is None or others is None or run.element.tag == "body" or mine.tag == "body":
        return False
    return mine is others or _names(run.element) + _names(mine) == _names(other.element) + _names(others)


def _names(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class", "")


def _words(kept: Iterable[int], runs: Sequence[Run]) -> int:
    return sum(runs[place].words for place in kept)


def _number(mark: str) -> int:
    return (ord(mark[0]) - _FIRST) * _BASE + ord(mark[1]) - _FIRST


def _loose(body: _Element) -> list[Block]:
    """Make paragraphs of a text that stands on no page, but in what the page says to programs."""
    lines = (one_line(clean(_MARK.sub("", line))) for part in body.itertext() for line in str(part).split("\n"))
    return [Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines if line]


def _document(page: HtmlElement, mode: _Mode) -> Document | None:
    found = trafilatura.bare_extraction(
        page,
        output_format="xml",
        include_formatting=True,
        include_comments=False,
        with_metadata=False,
        # The second opinions take time that grows with the square of a page's elements.
        fast=_is_vast(page),
        favor_precision=mode is _Mode.PRECISE,
        favor_recall=mode is _Mode.RECALL,
    )
    return found if isinstance(found, Document) else None


def _is_vast(page: HtmlElement) -> bool:
    return next(islice(page.iter(), _MANY_ELEMENTS, None), None) is not None
