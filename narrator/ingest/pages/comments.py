"""What readers wrote under a story: told by the names of the boxes around it, or by a heading over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from narrator.ingest.furniture.sweeping import rule_of
from narrator.ingest.pages.runs import Run
from narrator.model import BlockKind, Dropped

_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:(?:user|reader|article|post)?-?comments?(?:-?(?:list|text|body|area|section|content|wrap|wrapper|form"
    r"|respond|thread))?|disqus\w*|livefyre\w*|respond|forums?|discussions?|talkbacks?|(?:user|reader|visitor)-?(?:opinions?"
    r"|posts?)|kommentare?|commentaires?|comentarios?|comentários?|reacties|guest-?book)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_OVER_COMMENTS = frozenset({"comments", "comment form"})
"""The rules that take a heading over comments."""
_ENOUGH, _MOST_OF_STORY = 60, 0.5
_BOXES = 6


def without_comments(runs: Sequence[Run], told: Sequence[Run]) -> tuple[list[Run], list[Dropped]]:
    """Leave out what readers wrote of what is `told` of a page's `runs`, unless it is most of what there is."""
    under = _under_heading(runs, told)
    comments = {id(run) for run in told if id(run) in under or any(_COMMENTS.search(_names(it)) for it in _around(run))}
    story = [run for run in told if id(run) not in comments]
    if sum(run.words for run in story) < _ENOUGH:
        return list(told), []
    return story, [Dropped(text=run.text, rule="comments") for run in told if id(run) in comments]


def _under_heading(runs: Sequence[Run], told: Sequence[Run]) -> set[int]:
    """Find what follows a heading over comments that comes after most of the story, kept or not."""
    chosen = {id(run) for run in told}
    enough = max(_ENOUGH, _MOST_OF_STORY * sum(run.words for run in told))
    words = 0
    for place, run in enumerate(runs):
        if words >= enough and _is_over_comments(run):
            return {id(after) for after in runs[place:]} & chosen
        words += run.words if id(run) in chosen else 0
    return set()


def _is_over_comments(run: Run) -> bool:
    rule = rule_of(run.text, heading=True) if run.kind is BlockKind.HEADING else None
    return rule is not None and rule.name in _OVER_COMMENTS


def _around(run: Run) -> Iterator[HtmlElement]:
    return islice((run.element, *run.element.iterancestors()), _BOXES)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
