"""Which of the sentences that may be one is a page's standfirst: not its story's beginning, nor its site's slogan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from narrator.ingest.characters import key
from narrator.ingest.language import is_latin
from narrator.ingest.pages.elements import BLOCKS, is_beside, short_text
from narrator.ingest.pages.metadata import Metadata
from narrator.ingest.pages.story import Story
from narrator.model import Block

_TOP_BLOCKS, _FIRST_BLOCKS = 4, 8
_NAMED = re.compile(
    r"stand-?first|sub-?(?:title|head)|\b(?:dek|deck|lead|lede|chap[oô]|chapeau|bajada|entradilla|sommario|anriss)\b"
    r"|\b(?:article|story|post|entry)[-_]*(?:summary|intro|description|excerpt)|anriss|vorspann",
    re.IGNORECASE,
)
_MAY_BE_NAMED = ("p", "div", "h2", "h3", "h4", "span")
_PROPERTIES = ("description", "alternativeHeadline")
_LONGEST, _FEWEST_WORDS = 600, 5
_ENDS = re.compile(r"[.!?…][”’\"»)]*$")
_WORD = re.compile(r"\w+")
_RUN = 4
_REPEATS, _REPEATS_ALL = 0.5, 0.75
_LONG_WORD, _SOME_LONG_WORDS, _MANY_LONG_WORDS = 5, 3, 6
_TOLD_AT_LEAST = 0.35
"""Share of a standfirst's longer words that its story has: what tells of the site has fewer, in 200 pages looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a page itself calls a standfirst: how they begin, and the sentences of the only one, or "" for more."""

    keys: frozenset[str]
    lone: str


def named_standfirst(page: HtmlElement) -> Named:
    """Find what a page calls a standfirst, by class or microdata."""
    found = [element for element in page.iter(*_MAY_BE_NAMED) if _is_named(element)]
    keys = frozenset(key(str(element.text_content())) for element in found)
    return Named(keys=keys, lone=_sentences_in(found[0]) if len(keys) == 1 else "")


def _sentences_in(element: HtmlElement) -> str:
    """Take the sentences of an element that is one paragraph, and none beside the story."""
    text = short_text(element, _LONGEST)
    if not text or len(text.split()) < _FEWEST_WORDS or not _ENDS.search(text):
        return ""
    is_one = sum(inner.tag in BLOCKS for inner in element.iterdescendants()) <= 1
    return text if is_one and not any(map(is_beside, (element, *element.iterancestors()))) else ""


def standfirst_of(said: Metadata, story: Story, named: Named) -> str:
    """Choose the standfirst, "" if there is none.

    It is the first description that is no beginning of the story, or whose place on the page sets it off from it, and
    that tells of the story; else the only sentences that the page calls so, if the story does not have them.
    """
    return next(_fitting(said, story, named.keys), "") or _unsaid(named.lone, said, story)


def _fitting(said: Metadata, story: Story, named: frozenset[str]) -> Iterator[str]:
    """Yield descriptions; in the words of the page where it shows them, as a description may be cut."""
    top = story.blocks[:_TOP_BLOCKS]
    set_off = {key(text) for text in story.set_off} | named
    for text in said.standfirsts:
        repeated = [block.text for block in top if key(block.text) == key(text) or block.text.startswith(text)]
        if key(text) == key(said.title) or any(key(block) not in set_off for block in repeated):
            continue
        if repeated or (not _begins(text, story.blocks) and _tells_of(text, said.title, story.blocks)):
            yield max(repeated, key=len, default=text)


def _unsaid(lone: str, said: Metadata, story: Story) -> str:
    is_title = key(lone) == key(said.title)
    tells = not is_title and not _begins(lone, story.blocks) and _tells_of(lone, said.title, story.blocks)
    return lone if lone and tells else ""


def _begins(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether half of what `text` says is in the story's first blocks, word for word, or most of it anywhere."""
    said = _runs_of_words(text)
    told = _runs_of_words(" ".join(block.text for block in blocks[:_FIRST_BLOCKS]))
    if len(said & told) >= _REPEATS * max(1, len(said)):
        return True
    whole = _runs_of_words(" ".join(block.text for block in blocks))
    return len(said & whole) >= _REPEATS_ALL * max(1, len(said))


def _runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}


def _tells_of(text: str, title: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the story has enough of the longer words of `text`, whatever their endings."""
    words = _long_words(text)
    if len(words) < _SOME_LONG_WORDS or not is_latin(text):
        return True
    told = set(_long_words(" ".join([title, *(block.text for block in blocks)])))
    return sum(word in told for word in words) >= (_TOLD_AT_LEAST * len(words) if len(words) >= _MANY_LONG_WORDS else 1)


def _long_words(text: str) -> list[str]:
    return [word[:_LONG_WORD] for word in _WORD.findall(text.casefold()) if len(word) >= _LONG_WORD]


def _is_named(element: HtmlElement) -> bool:
    return bool(_NAMED.search(element.get("class", ""))) or element.get("itemprop") in _PROPERTIES
