"""What an article is about, as its page sorts it: the section it stands in, and its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from narrator.ingest.characters import clean, key, one_line

_BETWEEN = re.compile(r"\s*[,;|]\s*")
_NO_TOPIC = re.compile(r"https?:|[={}<>\[\]_]|\w:\S|^\W*$|^\d+$", re.IGNORECASE)
_NO_SECTION = re.compile(
    r"(?:uncategori[sz]ed|allgemein|general|home(?:page)?|front-?page|none|null|default|articles?|posts?|index"
    r"|your keywords.*)",
    re.IGNORECASE,
)
_PATH = re.compile(r"\s*[>»/|;,]\s*")
_ENDS = " >»/|;,"
_LONGEST = 50
_LONGEST_LIST = 2_000
_MOST = 20
_MOST_KEYWORDS = 15
"""More in one list is written for search engines, not for readers."""


def section_of(texts: Iterable[str], *, site: str = "") -> str:
    """Take the first text that names a section; of a path the last part ("News > World" is "World")."""
    for text in texts:
        name = _PATH.split(one_line(clean(unescape(text[:_LONGEST_LIST]))).strip(_ENDS))[-1]
        if _is_topic(name) and "://" not in text and key(name) != key(site):
            return name
    return ""


def tags_of(candidates: Iterable[Sequence[str]], *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Take the tags of the first candidates that hold any, each once, without those that say what `but` says."""
    for texts in candidates:
        unique: dict[str, str] = {}
        for tag in _tags_in(texts):
            unique.setdefault(key(tag), tag)
        for known in but:
            unique.pop(key(known), None)
        if unique:
            return tuple(unique.values())[:_MOST]
    return ()


def _tags_in(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        tags = [one_line(clean(tag)) for tag in _BETWEEN.split(unescape(text[:_LONGEST_LIST]))]
        if len(texts) == 1 and len(tags) > _MOST_KEYWORDS:
            continue
        yield from filter(_is_topic, tags)


def _is_topic(name: str) -> bool:
    return 0 < len(name) <= _LONGEST and not _NO_TOPIC.search(name) and not _NO_SECTION.fullmatch(name)
