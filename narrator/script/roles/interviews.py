"""Printed interviews: paragraphs that begin with who speaks, as Q: and A:, or by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from narrator.model import Article, BlockKind
from narrator.script.phrases import phrases_for
from narrator.script.roles.attributions import NAME, names_in

_TURN = re.compile(r"(?P<label>[^\W\d_][^:.!?“”„«»\"]{0,39}?(?:\s?:|(?<=\A[A-Z])\.))\s+(?P<words>\S.*)", re.DOTALL)
_NAMED = re.compile(rf"{NAME.pattern}|[^\W\d_]{{2,20}}")
_LONGEST_ACRONYM = 4
_LEAST_TURNS = 4
_LEAST_WORDS = 5
"""Words that the turns of an interview have on average; fact boxes ("Price: £5") have fewer."""


class Part(Enum):
    """What a turn of an interview is."""

    QUESTION = "question"
    ANSWER = "answer"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an interview: its label as printed, its words, and who speaks ("" for Q and A)."""

    label: str
    words: str
    part: Part
    speaker: str = ""


def turns_of(article: Article, language: str) -> Mapping[int, Turn]:
    """The turns of the interview that an article is, by the number of their block; none if it is not surely one.

    Sure are question and answer in the language's own letters or words, and else two or more labels that look like
    names, each of them twice, in paragraphs that are no fact box and among which is a question.
    """
    found = {
        number: match
        for number, block in enumerate(article.blocks)
        if block.kind is BlockKind.PARAGRAPH and (":" in block.text[:41] or block.text[1:2] == ".")
        if (match := _TURN.fullmatch(block.text))
    }
    if len(found) < 2:
        return {}
    return _questions(found, language) or _named(found, article)


def _questions(found: Mapping[int, re.Match[str]], language: str) -> Mapping[int, Turn]:
    phrases = phrases_for(language)
    words = (phrases.question.strip(" :"), phrases.answer.strip(" :"))
    parts = {
        label: part
        for question, answer in (phrases.turns, words)
        for label, part in ((question, Part.QUESTION), (answer, Part.ANSWER))
        if label
    }
    turns = {
        number: Turn(match["label"], match["words"], parts[_bare(match)])
        for number, match in found.items()
        if _bare(match) in parts
    }
    return turns if {Part.QUESTION, Part.ANSWER} == {turn.part for turn in turns.values()} else {}


def _named(found: Mapping[int, re.Match[str]], article: Article) -> Mapping[int, Turn]:
    counts = Counter(map(_bare, found.values()))
    often = {label for label, count in counts.items() if count > 1 and _NAMED.fullmatch(label) and label[0].isupper()}
    turns = {number: match for number, match in found.items() if _bare(match) in often}
    if len(often) < 2 or not _are_talk(turns):
        return {}
    names = names_in(iter([article.title, article.standfirst, *(block.text for block in article.blocks)]))
    speakers = {label: _speaker(label, names | frozenset(article.authors)) for label in often}
    return {
        number: Turn(match["label"], match["words"], Part.NAMED, speakers[_bare(match)])
        for number, match in turns.items()
    }


def _are_talk(turns: Mapping[int, re.Match[str]]) -> bool:
    """Whether paragraphs with labels are an interview and no list of facts."""
    texts = [match["words"] for match in turns.values()]
    words = sum(len(text.split()) for text in texts)
    asked = any("?" in text for text in texts)
    return asked and len(texts) >= _LEAST_TURNS and words >= _LEAST_WORDS * len(texts)


def _bare(match: re.Match[str]) -> str:
    return " ".join(match["label"].rstrip(" :.").split())


def _speaker(label: str, names: frozenset[str]) -> str:
    """The name of who speaks under a label: whole, and not in capitals, if the article has it so."""
    wanted = label.casefold().split()
    whole = {name for name in names if not name.isupper() and _stands_for(wanted, name.casefold().split())}
    if len(whole) == 1:
        return whole.pop()
    return label.title() if label.isupper() and len(label) > _LONGEST_ACRONYM else label


def _stands_for(label: list[str], name: list[str]) -> bool:
    """Whether a label is a name, or its first or last word."""
    return label in (name, name[:1], name[-1:])


def is_asking(speaker: str, article: Article) -> bool:
    """Whether a name is that of who asks, or a part of it: the article's author, or the site that it is from."""
    words = set(speaker.casefold().split())
    return bool(words) and any(words <= set(name.casefold().split()) for name in (article.site_name, *article.authors))
