"""What lint finds, and what its checks look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from narrator.lint.wordlist import WordList
from narrator.model import Article, Script
from narrator.script import Lexicon

EXCERPT = 90
"""Characters of a text that a finding shows."""


class Severity(StrEnum):
    """How much a finding matters: a warning is most likely a fault, a note is worth a look."""

    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found: its check, what is to be told, where it stands, and a line for lexicon.toml or ""."""

    check: str
    severity: Severity
    told: str
    where: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is looked over; `words` is None for a language without a list of words."""

    article: Article
    script: Script
    lexicon: Lexicon
    words: WordList | None

    @property
    def base(self) -> str:
        """The language without its region."""
        return self.script.language.partition("-")[0]


Check = Callable[[Subject], Iterator[Finding]]


def warning(check: str, told: str, where: str = "", *, proposal: str = "") -> Finding:
    """A finding that is most likely a fault."""
    return Finding(check=check, severity=Severity.WARNING, told=told, where=excerpt(where), proposal=proposal)


def note(check: str, told: str, where: str = "", *, proposal: str = "") -> Finding:
    """A finding that is worth a look."""
    return Finding(check=check, severity=Severity.NOTE, told=told, where=excerpt(where), proposal=proposal)


def excerpt(text: str, around: str = "") -> str:
    """A stretch of a text, with `around` in it, short enough for a line."""
    plain = re.sub(r"\s+", " ", text[:4000]).strip()
    at = max(0, plain.find(around) - EXCERPT // 2) if around else 0
    cut = plain[at : at + EXCERPT]
    return f"{'…' if at else ''}{cut}{'…' if at + EXCERPT < len(plain) else ''}"
