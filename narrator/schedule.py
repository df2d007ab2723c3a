"""What a batch should make now, decided from what its sources offer and what became of them before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from narrator.model import Source


class Result(StrEnum):
    """What became of a source when a batch last tried it."""

    MADE = "made"
    FAILED = "failed"
    TRANSIENT = "transient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The last try at a source; `stamp` is that of the candidate then."""

    location: str
    stamp: str
    result: Result
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A source that a rule of the show offers; `stamp` changes with a file's content, and is "" for a URL."""

    source: Source
    stamp: str = ""


def due(candidates: Iterable[Candidate], history: Mapping[str, Attempt]) -> tuple[Candidate, ...]:
    """The candidates to make, in the order given, each source once.

    Due is what was never tried, what failed for the time being, and a failed file that has changed since.
    """
    unique = {candidate.source.location: candidate for candidate in candidates}
    return tuple(candidate for candidate in unique.values() if _is_due(candidate, history))


def changed(candidates: Iterable[Candidate], history: Mapping[str, Attempt]) -> tuple[Candidate, ...]:
    """The files that have changed since their episode was made. They are told, not made anew by themselves."""
    unique = {candidate.source.location: candidate for candidate in candidates}
    return tuple(
        candidate
        for candidate in unique.values()
        if (last := history.get(candidate.source.location))
        and last.result is Result.MADE
        and last.stamp != candidate.stamp
    )


def _is_due(candidate: Candidate, history: Mapping[str, Attempt]) -> bool:
    last = history.get(candidate.source.location)
    if last is None or last.result is Result.TRANSIENT:
        return True
    return last.result is Result.FAILED and last.stamp != candidate.stamp
