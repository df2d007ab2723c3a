"""Furniture within a paragraph: runs, brackets and whole sentences that are surely none of the story.

`::` runs go as pasted news pages have them between two sentences: from one `::` to the next, or to the end of a
podcast's list of platforms, or to the end of a sentence or of the paragraph if that comes within 160 characters. Where
none of these tells the end, the text stays. Sentences go from their first word to their full stop, never within
quotation marks; a label in capitals ("READ MORE: …") only where its headline ends the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from narrator.ingest.characters import one_line
from narrator.ingest.furniture.rules import LONGEST_LINE
from narrator.ingest.quoted import is_quoted
from narrator.ingest.wording import pattern_of, written
from narrator.model import Block, BlockKind, Dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A kind of furniture within a paragraph; `hit` stands in a paragraph between two sentences, `miss` as well.

    A `bracket` is its own sign of where it begins and ends; all else is whole sentences. What is `at_end` stands behind
    the last sentence of its paragraph only.
    """

    name: str
    lines: str
    hit: str
    miss: str
    bracket: bool = False
    at_end: bool = False


INLINE = (
    Inline(
        name="promo",
        lines=r"""
        \[(<see>|read|watch|listen|video|podcast|photos?|gallery|related|more|quiz)\s?[:|] ?[^\[\]]{1,160}\]
        \[(photos?|images?|pictures|video|gallery|infographic) (of|from|showing) [^\[\]]{4,160}\]
        \((<see>|related)\s?[:|] ?[^()]{1,160}\)
        """,
        hit="[Read: The bridge that nobody wanted]",
        miss="(Read: they were broke.)",
        bracket=True,
    ),
    Inline(
        name="credit",
        lines=r"""
        [(\[](videos?|photos?|photograph(s|er)?|pictures?|images?|illustrations?|credits?)( credits?| by| courtesy of|\
          [:/]) ?<within>
        [(\[](foto(s|graf)?|bild(er)?|imagem?|imagen|crédits?( photos?)?|quelle) ?[:/] ?<within>
        [(\[](AP|AFP|EPA|Reuters|dpa|Getty|Getty Images) ?(photo|images?)? ?/ ?<within>
        """,
        hit="(Photo: Ann Example/Getty Images)",
        miss="(photos of the bridge hung there for years)",
        bracket=True,
    ),
    Inline(
        name="credit",
        lines=r"""
        (?<=[.!?…”"’»] )\((?!and/or)[a-z]{2,12}(/[a-z]{2,12}){1,3}\)
        (?<=[.!?…”"’»] )\((reporting |edited |written |text )?by <names>\)( enditem/?)?
        """,
        hit="(exa/dpa)",
        miss="(exa/dpa for short)",
        bracket=True,
        at_end=True,
    ),
    Inline(
        name="link label",
        lines=r"""
        [(\[](opens|öffnet|s['’]ouvre|se abre|abre) (in|en|dans|em)( (a|einem|une?|una|uma))? \w+ <window>[)\]]
        [(\[](link is external|external link|affiliate link|paid link|externer link|lien externe|enlace externo)[)\]]
        """,
        hit="(opens in a new tab)",
        miss="(opens in May)",
        bracket=True,
    ),
    Inline(
        name="promo",
        lines=r"""
        (click|tap) here (to|for)\b[^.!?;]{1,140}
        (you can )?(read|see|watch|listen to|find|hear) (more|the (full|whole|entire|original) [\w ’'-]{3,40}|it)\
          ( [\w ’'-]{1,40})? here
        (read|find out|learn|see) more( about [\w ’'-]{1,60})? (here|on our website)
        (you can )?(find|read|see) (more|additional|further) information( (about|on) [\w ’'-]{1,60})? here
        (for more( [\w ’'-]{1,40})?|to (read|learn|see|find out) more( [\w ’'-]{1,40})?|to (read|see|view|\
          watch) the [\w ’'-]{3,60}), (click|tap|go|see|watch|listen|visit|check out)\b[^.!?]{0,60}
        for (more|further) information( (about|on) [\w ’'-]{1,60})?,? (visit|see|go to):? \S{4,120}( (and|\
          or) \S{4,120})? ?
        (mehr (dazu|davon|darüber|zum thema)( lesen sie| finden sie| gibt es)?|lesen sie( mehr)?( dazu)?) hier
        (klicken sie hier|hier (klicken|geht es (zum|zur|zu))|hier geht['’´]s (zum|zur|zu))\b[^.!?]{0,100}
        (cliquez ici|pour en savoir plus,? (cliquez|c['’]est))\b[^.!?]{0,100}
        (haga|haz|pulse|pincha|pinche) (clic )?aquí\b[^.!?]{0,100}
        (clique|saiba mais|leia mais) aqui\b[^.!?]{0,100}
        (clicca|leggi|scopri di più) qui\b[^.!?]{0,100}
        klik hier\b[^.!?]{0,100}
        """,
        hit="Click here to see all the pictures.",
        miss="Click here and there in the story, and a map opens.",
    ),
    Inline(
        name="newsletter",
        lines=r"""
        ((you can )?(sign|signed) up|subscribe)( (for|to) [\w ’'-]{2,60})?,? here
        (sign up|subscribe|register) (to|for) (our|the|my) [\w ’'-]{0,50}(newsletter|podcast|briefing|channel|\
          e-?mails)( today| now| here)?
        to (sign up|subscribe)\b[^.!?]{0,60}, click here
        (hier|jetzt) (den |unseren |zum )?newsletter (abonnieren|anmelden)
        (abonnez-vous|inscrivez-vous) (à|ici)\b[^.!?]{0,60}(newsletter|ici)?
        """,
        hit="Sign up here.",
        miss="Sign up here or at the town hall, the poster says, and nobody does.",
    ),
    Inline(
        name="share",
        lines=r"""
        (follow|like|find) (us|me|him|her|them) on (<network>)[^.!?]{0,60}
        (folgen sie|folge|folgt) uns (auf|bei) (<network>)[^.!?]{0,60}
        suivez-nous sur (<network>)[^.!?]{0,60}
        (síguenos en|siga-nos no|seguici su) (<network>)[^.!?]{0,60}
        """,
        hit="Follow us on Twitter.",
        miss="Follow the money on Twitter, she said.",
    ),
)
"""Tried in this order. A sentence's lines are written without the mark that ends it."""

_LONGEST_PARAGRAPH = 50_000
"""Characters: what is longer was written by no journalist, and trying each bracket in it takes its time."""

_PODCAST = "podcast promo"
_RUN = "promo"
_MARK = re.compile(r"(?:^|(?<=\s))::(?=\s|$)")
_SENTENCE_RUN = re.compile(r"::[^.!?]{1,160}[.!?][”’»\"']?(?=\s+[“‘«„\"]?[^\W\d_a-z]|\s*$)")
_LABEL = re.compile(
    r"(?:^|(?<=[.!?…”’\"»)] ))(?:READ (?:MORE|ALSO|NEXT|THIS)|ALSO READ|SEE ALSO|RELATED"
    r"(?: (?:STORIES|ARTICLES?|STORY))?|WATCH|DON['’]T MISS|MUST READ|LISTEN|LESEN SIE (?:AUCH|MEHR)|LIRE AUSSI"
    r"|À LIRE AUSSI|LEA TAMBIÉN"
    r"|LEE TAMBIÉN|LEIA (?:TAMBÉM|MAIS)|LEGGI ANCHE|LEES OOK)\s?[:|>»] [^.!?:]{1,160}[.!?]?[”’»\"']?$"
)
_PERHAPS_LABEL = re.compile(r"[A-ZÉ]{3}\s?[:|>»] ")
"""The end of a label: without one there is none."""
_ENDS = re.compile(r"[.!?…][”“’»)\"']? ")
_STOPS = r"(?:[.!](?= |$)|$)"
_HINTS = (
    "::", "[", "(", "read", "also", "related", "watch", "miss", "listen", "lesen", "lire", "lea", "lee ", "leia",
    "leggi", "lees", "click", "tap here", " here.", " here!", "for more", "to learn", "to see", "hier", " ici",
    "aquí", "aqui", "clicca", "scopri", "sign up", "signed up", "subscribe", "register", "newsletter", "inscrivez",
    "follow ", "like us", "find us", "folge", "folgt", "suivez", "síguenos", "siga-nos", "seguici", "en savoir",
)  # fmt: skip
"""One of these, in small letters, stands in whatever has furniture in it."""


def without_inline(blocks: Iterable[Block], keep: Collection[str]) -> Iterator[Block | Dropped]:
    """Take the furniture out of each paragraph; what goes comes before the paragraph that it stood in."""
    for block in blocks:
        is_whole = block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST_PARAGRAPH
        found = [] if is_whole else [run for run in _runs(block.text) if run[2] not in keep]
        runs = _apart(found) if found and _may_hold(block.text) else []
        yield from (Dropped(text=block.text[begin:end].strip(), rule=rule) for begin, end, rule in runs)
        if not runs:
            yield block
        elif text := _without(block.text, runs):
            yield replace(block, text=text)


def _may_hold(text: str) -> bool:
    small = text.lower()
    return any(hint in small for hint in _HINTS)


def _without(text: str, runs: Sequence[tuple[int, int, str]]) -> str:
    begins = [0, *(end for _, end, _ in runs)]
    ends = [*(begin for begin, _, _ in runs), len(text)]
    parts = one_line(" ".join(text[begin:end] for begin, end in zip(begins, ends, strict=True)))
    return re.sub(r" (?=[.,;!?](?: |$))", "", parts)


def _apart(runs: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Sort runs, and leave out what lies within an earlier one."""
    chosen: list[tuple[int, int, str]] = []
    for run in sorted(runs):
        if not chosen or run[0] >= chosen[-1][1]:
            chosen.append(run)
    return chosen


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Find what goes of a paragraph: where each stretch begins and ends, and the rule that says so."""
    yield from _marked(text)
    if _PERHAPS_LABEL.search(text) and (found := _LABEL.search(text)):
        yield found.start(), found.end(), _RUN
    rules, pattern = _any_of(bracket=True)
    for found in pattern.finditer(text) if "[" in text or "(" in text else ():
        yield found.start(), found.end(), rules[(found.lastindex or 1) - 1].name
    rules, pattern = _any_of(bracket=False)
    for found in _at_sentences(pattern, text):
        if not is_quoted(text, found.start()):
            yield found.start(), found.end(), rules[(found.lastindex or 1) - 1].name


def _at_sentences(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find what begins with a sentence: tried there alone, which takes a tenth of trying it everywhere."""
    end = 0
    for begin in (0, *(found.end() for found in _ENDS.finditer(text))):
        if begin >= end and (found := pattern.match(text, begin)):
            yield found
            end = found.end()


def _marked(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the `::` runs."""
    if "::" not in text:
        return
    marks = [found.start() for found in _MARK.finditer(text)]
    for begin, after in zip(marks, [*marks[1:], len(text)], strict=False):
        if found := pattern_of(r"::\s*<podcast>").match(text, begin, after):
            yield begin, found.end(), _PODCAST
        elif after - begin <= LONGEST_LINE:
            yield begin, after, _RUN
        elif found := _SENTENCE_RUN.match(text, begin, after):
            yield begin, found.end(), _RUN


@cache
def _any_of(*, bracket: bool) -> tuple[tuple[Inline, ...], re.Pattern[str]]:
    rules = tuple(rule for rule in INLINE if rule.bracket is bracket)
    one = "|".join(f"((?:{written(rule.lines)}){'$' if rule.at_end else ''})" for rule in rules)
    return rules, re.compile(one if bracket else f"(?:{one}){_STOPS}", re.IGNORECASE)
