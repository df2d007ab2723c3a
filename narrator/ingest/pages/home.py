"""Where the story of some runs stands on its page, told by the elements around them alone.

Its home is the innermost element that holds nearly all of its sentences; its usual sentences are those there that stand
in the same elements as a good part of it. A box is the widest element around a run that holds no usual sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from narrator.ingest.pages.pieces import Part
from narrator.ingest.pages.runs import Run
from narrator.ingest.text import ENDS_SENTENCE
from narrator.model import BlockKind

Chain = tuple[HtmlElement, ...]
"""An element and those around it, from the innermost."""

_AT_HOME, _USUAL = 0.9, 0.25
"""Shares of a story's words: how many its home holds, and how many make the elements around them usual."""
_FEWEST_SENTENCES, _FEWEST_WORDS, _SENTENCE_WORDS = 3, 60, 8
_FORM_ELEMENTS = 4
_MOST_LINKED = 0.5
_MOST_OF_STORY = 0.34
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


class Home:
    """The home of a story, its usual sentences' range from `first` to `last`, and the boxes within."""

    def __init__(self, told: Sequence[Run], counts: Sequence[int], sentences: Sequence[int]) -> None:
        self.told, self._counts = told, counts
        self.chains = chains = [(run.element, *run.element.iterancestors()) for run in told]
        self.words = sum(counts[number] for number in sentences)
        self.element = _innermost(chains, counts, sentences)
        usual = self._usual([number for number in sentences if self.element in chains[number]])
        self.first, self.last = usual[0], usual[-1]
        self.classes = frozenset(name for number in usual for name in told[number].element.get("class", "").split())
        self._holding = {element for number in usual for element in chains[number]}
        self.boxes = [self._box(chain) for chain in chains]
        self._in_box: dict[HtmlElement, list[int]] = {}
        self._words_in = Counter[HtmlElement]()
        for number, box in enumerate(self.boxes):
            if box is not None:
                self._in_box.setdefault(box, []).append(number)
                self._words_in[box] += counts[number]

    def has(self, number: int) -> bool:
        """Tell whether a run stands at home."""
        return self.element in self.chains[number]

    def up_to(self, number: int, box: HtmlElement) -> Chain:
        """List the elements around a run from the innermost to its box."""
        chain = self.chains[number]
        return chain[: chain.index(box) + 1]

    def numbers_in(self, box: HtmlElement) -> list[int]:
        """List the numbers of the runs in a box."""
        return self._in_box[box]

    def runs_in(self, box: HtmlElement) -> list[Run]:
        """List the runs in a box."""
        return [self.told[number] for number in self._in_box[box]]

    def words_in(self, box: HtmlElement) -> int:
        """Count the words of a box."""
        return self._words_in[box]

    def is_minor(self, box: HtmlElement) -> bool:
        """Tell a box that has little of what is told, so that the story is not in it."""
        return self.words_in(box) <= _MOST_OF_STORY * self.words

    def _usual(self, at_home: Sequence[int]) -> Sequence[int]:
        words = Counter[tuple[str, ...]]()
        for number in at_home:
            if self.told[number].kind is BlockKind.PARAGRAPH:
                words[self._form(number)] += self._counts[number]
        forms = {form for form, count in words.items() if count >= _USUAL * words.total()}
        return [number for number in at_home if self._form(number) in forms] or at_home

    def _form(self, number: int) -> tuple[str, ...]:
        return tuple(f"{element.tag} {element.get('class', '')}" for element in self.chains[number][:_FORM_ELEMENTS])

    def _box(self, chain: Chain) -> HtmlElement | None:
        return next((element for element in reversed(chain) if element not in self._holding), None)


def home_of(told: Sequence[Run]) -> Home | None:
    """Find the home of a story; None where there is too little of one to tell."""
    counts = [run.words for run in told]
    sentences = [number for number, run in enumerate(told) if is_sentence(run)]
    if len(sentences) < _FEWEST_SENTENCES or sum(counts[number] for number in sentences) < _FEWEST_WORDS:
        return None
    return Home(told, counts, sentences)


def is_sentence(run: Run) -> bool:
    """Tell a run that is prose: some words that end as a sentence does, and are no link."""
    is_prose = run.part is Part.TEXT and run.kind in _PROSE and run.linked < _MOST_LINKED
    return is_prose and run.words >= _SENTENCE_WORDS and ENDS_SENTENCE.search(run.text) is not None


def _innermost(chains: Sequence[Chain], counts: Sequence[int], sentences: Sequence[int]) -> HtmlElement:
    """Find the last of the elements that hold nearly all sentences, which are one within the other."""
    held, depths = Counter[HtmlElement](), dict[HtmlElement, int]()
    for number in sentences:
        for depth, element in enumerate(reversed(chains[number])):
            held[element] += counts[number]
            depths[element] = depth
    enough = _AT_HOME * sum(counts[number] for number in sentences)
    return max((element for element, words in held.items() if words >= enough), key=depths.__getitem__)
