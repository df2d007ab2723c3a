"""What of a page's kept runs stands around its story, told by the boxes that it stands in, in whatever language.

What stands after the story's home is furniture. So is, within it, a box that is named as none of a story, one of links
or dated entries, a small one after the last usual sentence that is set as none of them, and a label before the first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from narrator.ingest.furniture.keeping import AFTER, BEFORE, BESIDE, TEASERS
from narrator.ingest.furniture.sweeping import DATE_LINE, rule_of
from narrator.ingest.pages.elements import HEADINGS
from narrator.ingest.pages.home import Home, home_of, is_sentence
from narrator.ingest.pages.pieces import Part
from narrator.ingest.pages.runs import Run
from narrator.ingest.repeats import byline_in
from narrator.ingest.text import ENDS_SENTENCE
from narrator.model import Block, BlockKind, Dropped

_MOST_LINKED, _LINKED_ENTRY, _FEWEST_ENTRIES = 0.5, 0.15, 3
_MOST_TEASERS = 0.2
"""Share of a story's words that lists of links in it can have: where there are more, they are what it is about."""
_SMALL_WORDS, _SMALL_SHARE, _FEW_WORDS = 100, 0.15, 45
_SCRAP_WORDS = 16
"""Words that the runs of a box have on the average at the most, where they are scraps: labels, notes on a form."""
_LABEL_WORDS, _LABEL_HEADING_WORDS, _LABEL_ITEM_WORDS = 5, 3, 3
_FEWEST_SENTENCE_WORDS = 3
_CAPTION_WORDS = 90
_PICTURED = frozenset({BlockKind.CAPTION, BlockKind.ALT_TEXT})
_WHOLE = frozenset({"ul", "ol", "dl", "blockquote", "table", "pre", *HEADINGS})
"""Boxes that a story has in it: a list, a quotation, a heading."""
_IMAGES = ("img", "picture", "figure", "amp-img", "video", "noscript")
_SAYINGS = ("class", "id", "itemprop", "aria-label", "data-component", "data-module", "data-testid")
_BEGINS, _ENDS = r"(?:^|[\W_]|(?<=[a-z])(?=[A-Z]))", r"(?:$|[\W_\d]|(?<=[a-z])(?=[A-Z]))"
_OTHERS = re.compile(
    rf"{_BEGINS}(?i:related|recommend\w*|recirc\w*|promos?|teasers?|side[-_]?(?:bar|box|content|note)|news-?letters?"
    r"|sign-?up|subscri\w+|adverts?|advertis\w+|(?<!--)(?<!has-)(?<!with-)(?<!no-)ads?|sponsor\w*|share|sharing|social|bio|author[-_]?(?:bio|info|box)"
    r"|tag-?line|comments?|disqus|respond|breadcrumbs?|menu|nav(?:igation)?|most-?(?:read|viewed|popular|shared)"
    r"|trending|popular|more-?(?:from|on|stories|news|links)|read-?(?:more|next|also)|see-?also|modal|pop-?up|overlay"
    r"|cookies?|consent|crunchbase|cta|outbrain|taboola|widgets?|tool-?(?:bar|box)|utility|tags|tag-?list|topics"
    r"|keywords|user-?ratings?|rate|poll|quiz|log-?in|not-?logged-?in|register|print-?(?:only|block)|citat(?:ions?|e)"
    r"|disclaimer|copyright|licen[cs]e|donat(?:e|ions?)|support-?us|memberships?|paywall|next-?up|up-?next"
    rf"|white-?papers?|webcasts?|affiliates?|trust|follow|robots-?nocontent|audio-?player|beyondwords){_ENDS}"
)
_PICTURE = re.compile(
    rf"{_BEGINS}(?i:photos?|images?|img|pictures?|pics?|media|figures?|galler(?:y|ies)|slides?|foto|bild|imagen){_ENDS}"
)
_CAPTION = re.compile(
    r"(?i:caption|credits?(?:$|[\W_])|photo-?cap|cutline|bildunterschrift|l[eé]gende|didascalia|pie-?de-?foto)"
)


def without_surroundings(told: Sequence[Run], keep: Collection[str] = ()) -> tuple[list[Run], list[Dropped]]:
    """Part the runs of a story from those around it; what is set as a caption is made one.

    Rules whose names are in `keep` take nothing out.
    """
    home = home_of(told)
    if home is None:
        return list(told), []
    rules = _Rules(home)
    kept, dropped = list[Run](), list[Dropped]()
    for number, run in enumerate(told):
        names = _names_of(rules.rule(number), run)
        if names and not any(name in keep for name in names):
            dropped.append(Dropped(text=run.text, rule=names[0]))
        else:
            kept.append(rules.as_caption(number))
    return kept, dropped


def _names_of(rule: str, run: Run) -> tuple[str, ...]:
    """Name the rules by which a run goes, first that on its wording, which says more; () where it stays."""
    found = rule_of(run.text, heading=run.kind is BlockKind.HEADING) if rule else None
    return (found.name, rule) if found else (rule,) if rule else ()


class _Rules:
    """The rules, and what they have to know of a page."""

    def __init__(self, home: Home) -> None:
        self._home, self._told = home, home.told
        self._teasers = self._find_teasers()
        titles = (number for number, run in enumerate(home.told[: home.first]) if _is_title(run))
        self._title = next(titles, 0)

    def rule(self, number: int) -> str:
        """Name the rule by which a run is none of the story, "" if it is."""
        run, box = self._told[number], self._home.boxes[number]
        if run.part is Part.NOTES:
            return ""
        if number > self._home.last and not self._home.has(number):
            return AFTER
        return "" if box is None or run.kind in _PICTURED else self._rule_of_box(number, box)

    def _rule_of_box(self, number: int, box: HtmlElement) -> str:
        if self._is_named(number, box):
            return BESIDE
        if box in self._teasers:
            return TEASERS
        if number > self._home.last and self._is_small(number, box):
            return AFTER
        return BEFORE if number < self._home.first and self._is_label(number, box) else ""

    def _is_named(self, number: int, box: HtmlElement) -> bool:
        are_headings = all(run.kind is BlockKind.HEADING for run in self._home.runs_in(box))
        is_within = self._home.first < number < self._home.last
        is_own = self._told[number].kind is BlockKind.QUOTE or (are_headings and is_within)
        if is_own or not self._home.is_minor(box):
            return False
        return any(_OTHERS.search(_sayings(element)) for element in self._home.up_to(number, box))

    def _find_teasers(self) -> set[HtmlElement]:
        """Find the boxes of links, unless they are a good part of the story."""
        boxes = {box for box in self._home.boxes if box is not None and self._are_teasers(box)}
        words = sum(map(self._home.words_in, boxes))
        return boxes if words <= _MOST_TEASERS * self._home.words else set()

    def _are_teasers(self, box: HtmlElement) -> bool:
        """Tell a box of links, or one of entries with a link or a date each; not a list that a sentence leads to."""
        runs = self._home.runs_in(box)
        if len(runs) < 2 or not self._home.is_minor(box) or self._is_led_to(box):
            return False
        linked = sum(run.linked * len(run.text) for run in runs)
        are_entries = len(runs) >= _FEWEST_ENTRIES and all(run.linked >= _LINKED_ENTRY for run in runs)
        are_dated = sum(map(_is_date, runs)) >= _FEWEST_ENTRIES
        are_whole = sum(map(_ends, runs)) * 2 >= len(runs)
        return (
            linked >= _MOST_LINKED * sum(len(run.text) for run in runs) or are_dated or (are_entries and not are_whole)
        )

    def _is_led_to(self, box: HtmlElement) -> bool:
        first = self._home.numbers_in(box)[0]
        return first > 0 and self._told[first - 1].text.rstrip().endswith((":", "："))

    def _is_small(self, number: int, box: HtmlElement) -> bool:
        """Tell what ends a page in a small box, or one of scraps, that is set as no usual sentence is."""
        run, words = self._told[number], self._home.words_in(box)
        are_scraps = words <= _SCRAP_WORDS * len(self._home.runs_in(box))
        is_little = words <= min(_SMALL_WORDS, max(_FEW_WORDS, _SMALL_SHARE * self._home.words))
        if box.tag in _WHOLE or not self._home.is_minor(box) or not (is_little or are_scraps):
            return False
        names = box.get("class", "").split()
        is_other = bool(names or box.get("id")) and self._home.classes.isdisjoint(names)
        return is_other and not (box is run.element and run.linked < _LINKED_ENTRY and is_sentence(run))

    def _is_label(self, number: int, box: HtmlElement) -> bool:
        run, runs = self._told[number], self._home.runs_in(box)
        if is_sentence(run) or byline_in(run.text):
            return False
        if number < self._title or run.linked >= _MOST_LINKED:
            return True
        if _ends(run) and run.words >= _FEWEST_SENTENCE_WORDS and not run.text.endswith((":", "：")):
            return False
        if run.kind is BlockKind.HEADING:
            is_low = run.blocks[0].level > 2 and run.words <= _LABEL_HEADING_WORDS
            return is_low and not self._home.has(number)
        if run.kind is BlockKind.LIST_ITEM:
            return self._home.words_in(box) <= _LABEL_ITEM_WORDS * len(runs)
        are_facts = len(runs) >= _FEWEST_ENTRIES and not any(map(is_sentence, runs))
        return are_facts or run.words <= _LABEL_WORDS

    def as_caption(self, number: int) -> Run:
        """Make a caption of a run that stands in a box of its own with a picture, or is named so."""
        run, box = self._told[number], self._home.boxes[number]
        if box is None or run.kind is not BlockKind.PARAGRAPH or not self._home.is_minor(box):
            return run
        said = list(filter(None, map(_sayings, self._home.up_to(number, box))))
        if not said or run.words > _CAPTION_WORDS:
            return run
        if not any(map(_CAPTION.search, said)) and not (any(map(_PICTURE.search, said)) and self._is_picture(box)):
            return run
        return replace(run, blocks=tuple(Block(kind=BlockKind.CAPTION, text=block.text) for block in run.blocks))

    def _is_picture(self, box: HtmlElement) -> bool:
        return self._home.words_in(box) <= _CAPTION_WORDS and next(box.iter(*_IMAGES), None) is not None


def _is_date(run: Run) -> bool:
    rule = rule_of(run.text)
    return rule is not None and rule.name == DATE_LINE


def _is_title(run: Run) -> bool:
    return run.kind is BlockKind.HEADING and run.blocks[0].level == 1


def _sayings(element: HtmlElement) -> str:
    if not element.attrib:
        return ""
    names = _SAYINGS if element.tag not in HEADINGS else ("class",)  # an id there repeats what the heading says
    return " ".join(filter(None, (element.get(name) for name in names)))


def _ends(run: Run) -> bool:
    return ENDS_SENTENCE.search(run.text) is not None
