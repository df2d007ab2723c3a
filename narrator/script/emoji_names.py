"""Emoji by their names: a sequence is one thing, whatever it is joined of, and its colour of skin is not said.

The names are Unicode's own (CLDR's short names), as the emoji package has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_ONE = "[\u2600-\u27bf\u2b05-\u2b55\u231a-\u23ff\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
_TONE = "[\U0001f3fb-\U0001f3ff]"
_SEQUENCE = rf"{_ONE}\ufe0f?{_TONE}?(?:\u200d{_ONE}\ufe0f?{_TONE}?){{0,8}}+"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0061-\U000e007a]{2,8}\U000e007f"
_RUN = re.compile(rf"\s*((?:{_FLAG}|{_SEQUENCE})(?:\s?(?:{_FLAG}|{_SEQUENCE}))*+)\s*")
_EACH = re.compile(f"{_FLAG}|{_SEQUENCE}")
_NO_PICTURE = re.compile(f"\ufe0f|{_TONE}")
_GATE = re.compile("[\u231a-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff]")
_CLOSING = frozenset(")”»")
_IS_FLAG = re.compile(_FLAG)


def named(text: str, *, language: str) -> str:
    """The text with the names of its emoji in their places, in `language` (BCP 47), each kind in a row once.

    What has no name there stays. The names are set off by commas, so that they are heard as what they are.
    """
    if not _GATE.search(text):
        return text
    base = language.partition("-")[0]
    return _RUN.sub(lambda run: _said(run, base), text).strip()


def _said(run: re.Match[str], base: str) -> str:
    """What is said for emoji in a row."""
    sequences = dict.fromkeys(_EACH.findall(run[1]))
    names = [name for sequence in sequences for name in _names(sequence, base)]
    if not names:
        return run.group()
    before, after = run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    lead = ", " if before.isalnum() or before in _CLOSING else " "
    trail = ", " if after.isalnum() else " " if after and run.group()[-1].isspace() else ""
    return f"{lead}{', '.join(dict.fromkeys(names))}{trail}"


def _names(sequence: str, base: str) -> tuple[str, ...]:
    """The name of a sequence; where it has none as a whole, those of its parts."""
    whole = _name(sequence, base)
    if whole or "\u200d" not in sequence:
        return (whole,) if whole else ()
    return tuple(name for part in sequence.split("\u200d") if (name := _name(part, base)))


def _name(sequence: str, base: str) -> str:
    """The name of one emoji, in any of the ways it may be written, or ""."""
    return _known(base).get(_NO_PICTURE.sub("", sequence), "")


@cache
def _known(base: str) -> Mapping[str, str]:
    """All names in a language, by emoji without its colour of skin and the mark that it is a picture."""
    # Loading 5,000 emoji takes 40 ms, which only a text that has one should cost.
    from emoji import EMOJI_DATA, LANGUAGES, STATUS, config  # noqa: PLC0415

    if base not in LANGUAGES:
        return {}
    config.load_language(base)
    usable = {STATUS["fully_qualified"], STATUS["component"]}
    return {
        _NO_PICTURE.sub("", sequence): _words(sequence, facts[base])
        for sequence, facts in EMOJI_DATA.items()
        if facts["status"] in usable and base in facts and not re.search(_TONE, sequence)
    }


def _words(sequence: str, name: str) -> str:
    """A name as words: "red heart"; a flag, which English calls by its country alone, as what it is."""
    words = name.strip(":").replace("_", " ")
    return f"flag for {words}" if _IS_FLAG.fullmatch(sequence) and words[:1].isupper() else words
