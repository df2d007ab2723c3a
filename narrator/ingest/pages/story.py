"""Kept runs → the story: what extraction lost is put back, what is no part of it is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from lxml.html import HtmlElement

from narrator.ingest.characters import key
from narrator.ingest.furniture.sweeping import rule_of
from narrator.ingest.pages.comments import without_comments
from narrator.ingest.pages.pieces import Part
from narrator.ingest.pages.runs import Run
from narrator.ingest.pages.surroundings import without_surroundings
from narrator.ingest.text import ENDS_SENTENCE
from narrator.model import Block, BlockKind, Dropped

_PICTURED = frozenset({BlockKind.CAPTION, BlockKind.ALT_TEXT})
_ABOVE = 3
"""How many runs may stand between a story's beginning and the picture above it: a byline, a date, a line of shares."""
_FAR_ABOVE = 20
_MOST_LINKED, _MOSTLY_LINKED = 0.5, 0.6
_LONGEST_LINK, _FEWEST_NAMES = 200, 3
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|promo\w*|teasers?|sidebar|newsletter|ads?|advert\w*|share|sharing|social|author"
    r"|byline|bio|comments?|breadcrumbs?|menu|nav|most-?read|trending|popular|more-?from|cards?|toc|infobox|footer)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_PAGE = frozenset({"html", "body"})
_FEWEST_WORDS = 8
_QUOTE_WORDS = 5
_BOXES = 4
_LONG_WORDS = 20
_BETWEEN_LINKS = re.compile(r"\s[|•·]\s")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a page tells: its blocks, what was left out of them, and the texts that are set off: headings, leads."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    set_off: frozenset[str] = frozenset()


def story_of(runs: Sequence[Run], kept: frozenset[int], keep: Collection[str] = ()) -> Story:
    """Make the story of the runs that were `kept` and of those that belong to them; footnotes come last.

    `keep` names rules on what stands around a story that are not to hold.
    """
    told, comments = without_comments(runs, _told(runs, kept))
    told, around = without_surroundings(told, keep)
    told, links = _without_links(told)
    blocks = [block for run in told if run.part is not Part.NOTES for block in run.blocks]
    blocks, repeated = _without_pull_quotes(blocks)
    blocks, twice = _without_paragraphs_said_twice(blocks)
    notes = [block for run in told if run.part is Part.NOTES for block in run.blocks]
    sources = [
        Dropped(text=run.text, rule="references") for place, run in enumerate(runs) if place in kept and _is_source(run)
    ]
    return Story(
        blocks=tuple(_without_doubles([*blocks, *notes])),
        dropped=(*(it for run in told for it in run.dropped), *repeated, *twice, *sources, *around, *links, *comments),
        set_off=frozenset(run.text for run in told if run.set_off or run.kind is BlockKind.HEADING),
    )


def _told(runs: Sequence[Run], kept: frozenset[int]) -> list[Run]:
    if not kept:
        return []
    chosen = {place for place in kept if not _is_source(runs[place])}
    story = sorted(place for place in chosen if runs[place].part is Part.TEXT)
    if story:
        chosen |= _lost(runs, story)
        chosen |= {place for place, run in enumerate(runs) if run.part is Part.NOTES and not run.beside}
        chosen |= set(_pictured(runs, story))
    return [runs[place] for place in sorted(chosen)]


def _is_source(run: Run) -> bool:
    return run.part is Part.REFERENCES


def _without_links(told: list[Run]) -> tuple[list[Run], list[Dropped]]:
    """Take out the lines that are little but a link: the way to another story, in whatever words and language.

    Not where each leads into a paragraph, as the names of things do that a story goes through one by one.
    """
    links = [run for run in told if _is_link(run)]
    names = sum(
        _is_link(run) and after.kind is BlockKind.PARAGRAPH and not _is_link(after) for run, after in pairwise(told)
    )
    if names >= _FEWEST_NAMES and names == len(links):
        return told, []
    ids = set(map(id, links))
    return [run for run in told if id(run) not in ids], [Dropped(text=run.text, rule="link") for run in links]


def _is_link(run: Run) -> bool:
    is_row = (
        run.kind is BlockKind.HEADING and run.linked >= _MOST_LINKED and _BETWEEN_LINKS.search(run.text) is not None
    )
    if is_row:
        return True
    is_line = run.kind is BlockKind.PARAGRAPH and run.part is Part.TEXT and len(run.text) <= _LONGEST_LINK
    is_link = is_line and run.linked >= _MOSTLY_LINKED and not ENDS_SENTENCE.search(run.text)
    return is_link and "://" not in run.text and rule_of(run.text) is None  # what a rule takes, a show may keep


# ── what extraction loses ────────────────────────────────────────────────────────────────────────────────────────────


def _lost(runs: Sequence[Run], story: Sequence[int]) -> set[int]:
    """Find runs that are like those of the story between which they stand, its lead, and the headings above them."""
    lost: set[int] = set(_lead(runs, story[0]))
    forms = _usual_forms([runs[place] for place in story if runs[place].kind is BlockKind.PARAGRAPH])
    for before, after in pairwise(story):
        between = [place for place in range(before + 1, after) if runs[place].kind not in _PICTURED]
        lost |= {place for place in between if _is_like(runs[place], runs[before], runs[after])}
        lost |= {place for place in between if _is_set_alike(runs[place], forms)}
    there = {key(runs[place].text) for place in story}
    return lost | {place for place in _headings(runs, {*story, *lost}) if key(runs[place].text) not in there}


def _is_like(run: Run, before: Run, after: Run) -> bool:
    """Tell a paragraph that stands where its neighbours do and is named as they are, or a loose sentence there."""
    if not _may_be_told(run):
        return False
    neighbours = (before.element, after.element)
    if any(run.element in islice(neighbour.iterancestors(), 2) for neighbour in neighbours):
        return ENDS_SENTENCE.search(run.text) is not None
    beside_them = run.element in neighbours or run.element.getparent() in [it.getparent() for it in neighbours]
    return beside_them and run.element.get("class", "") in ("", *(it.get("class", "") for it in neighbours))


def _usual_forms(paragraphs: Sequence[Run]) -> set[tuple[str, ...]]:
    """List the forms in which at least a third of a story's words stand."""
    words = Counter[tuple[str, ...]]()
    for run in paragraphs:
        words[_form(run)] += run.words
    return {form for form, count in words.items() if count * 3 >= words.total()}


def _is_set_alike(run: Run, forms: Collection[tuple[str, ...]]) -> bool:
    """Tell sentences that stand in the same boxes as a paragraph of the story, each in its own."""
    return _may_be_told(run) and ENDS_SENTENCE.search(run.text) is not None and _form(run) in forms


def _form(run: Run) -> tuple[str, ...]:
    """Name the boxes that a run stands in, from the innermost."""
    around = islice((run.element, *run.element.iterancestors()), _BOXES)
    return tuple(f"{element.tag} {element.get('class', '')}" for element in around)


def _lead(runs: Sequence[Run], first: int) -> Iterator[int]:
    """Yield the sentences right above a story that lead into it, from within the element that holds its beginning."""
    holding = {ancestor for ancestor in runs[first].element.iterancestors() if ancestor.tag not in _PAGE}
    above = (place for place in range(first - 1, max(first - 1 - _FAR_ABOVE, -1), -1) if not runs[place].beside)
    for place in islice(above, _ABOVE):
        run = runs[place]
        inside = any(element in holding for element in (run.element, *islice(run.element.iterancestors(), 2)))
        leads = inside and _may_be_told(run) and run.words >= _FEWEST_WORDS and ENDS_SENTENCE.search(run.text)
        if leads and not any(_OTHERS.search(_names(element)) for element in _up_to(run.element, holding)):
            yield place


def _may_be_told(run: Run) -> bool:
    is_own = not run.beside and run.linked < _MOST_LINKED
    return is_own and run.part is Part.TEXT and run.kind is not BlockKind.HEADING


def _headings(runs: Sequence[Run], story: set[int]) -> Iterator[int]:
    """Yield the headings that stand right above a run of the story."""
    under: int | None = None
    for place in range(len(runs) - 1, -1, -1):
        run = runs[place]
        if run.kind in _PICTURED:
            continue
        is_lost = place not in story and run.kind is BlockKind.HEADING and run.blocks[0].level > 1
        is_own = not run.beside and run.linked < _MOST_LINKED
        if is_lost and is_own and under in story and under is not None and runs[under].kind is not BlockKind.HEADING:
            yield place
        under = place


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _pictured(runs: Sequence[Run], story: Sequence[int]) -> Iterator[int]:
    """Yield captions and descriptions of the pictures within the story and of that above it."""
    first = _first_of_lead(runs, story[0])
    holding = {*runs[story[0]].element.iterancestors(), *runs[story[-1]].element.iterancestors()}
    for place in range(first, story[-1]):
        run = runs[place]
        if run.kind in _PICTURED and not run.beside and run.linked < _MOST_LINKED and not _is_others(run, holding):
            yield place


def _first_of_lead(runs: Sequence[Run], first: int) -> int:
    """Find where, above a story's first run, its picture may begin."""
    others = 0
    for place in range(first - 1, -1, -1):
        others += runs[place].kind not in _PICTURED
        if others > _ABOVE or runs[place].beside:
            return place + 1
    return 0


def _is_others(run: Run, holding: set[HtmlElement]) -> bool:
    """Tell whether a picture belongs to something else within what is `holding` the story, by the names around it."""
    return any(element.tag == "a" or _OTHERS.search(_names(element)) for element in _up_to(run.element, holding))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _up_to(element: HtmlElement, holding: set[HtmlElement]) -> Iterator[HtmlElement]:
    yield element
    for ancestor in element.iterancestors():
        if ancestor in holding:
            return
        yield ancestor


# ── what is said twice ───────────────────────────────────────────────────────────────────────────────────────────────


def _without_pull_quotes(blocks: list[Block]) -> tuple[list[Block], list[Dropped]]:
    """Take out the quotes whose words stand in the story once more."""
    said = " ".join(_bare(block.text) for block in blocks if block.kind is not BlockKind.QUOTE)
    repeated = [block for block in blocks if block.kind is BlockKind.QUOTE and _is_in(block.text, said)]
    dropped = [Dropped(text=block.text, rule="pull quote repeated") for block in repeated]
    ids = set(map(id, repeated))
    return [block for block in blocks if id(block) not in ids], dropped


def _without_paragraphs_said_twice(blocks: list[Block]) -> tuple[list[Block], list[Dropped]]:
    """Take out paragraphs that stand in the story word for word once more: the earlier one if it opens the story."""
    long = [block for block in blocks if block.kind is BlockKind.PARAGRAPH and block.words >= _LONG_WORDS]
    places = dict[str, list[Block]]()
    for block in long:
        places.setdefault(block.text, []).append(block)
    said_twice = [same for same in places.values() if len(same) > 1]
    gone = [it for same in said_twice for it in (same[:-1] if same[0] is long[0] else same[1:])]
    ids = set(map(id, gone))
    dropped = [Dropped(text=block.text, rule="said twice") for block in gone]
    return [block for block in blocks if id(block) not in ids], dropped


def _is_in(quote: str, said: str) -> bool:
    words = _bare(quote)
    return words.count(" ") >= _QUOTE_WORDS - 1 and f" {words} " in f" {said} "


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _without_doubles(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks but descriptions of pictures that say what the caption says, and captions said before."""
    captions = {key(block.text) for block in blocks if block.kind is BlockKind.CAPTION}
    seen: set[tuple[BlockKind, str]] = set()
    for block in blocks:
        if block.kind in _PICTURED:
            mark = (block.kind, key(block.text))
            if mark in seen or (block.kind is BlockKind.ALT_TEXT and mark[1] in captions):
                continue
            seen.add(mark)
        yield block
