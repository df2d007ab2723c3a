from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.model import Source, SourceKind
from narrator.schedule import Attempt, Candidate, Result, changed, due


def candidate(location: str, stamp: str = "") -> Candidate:
    return Candidate(source=Source(kind=SourceKind.URL, location=location), stamp=stamp)


def tried(location: str, result: Result, stamp: str = "") -> dict[str, Attempt]:
    return {location: Attempt(location=location, stamp=stamp, result=result)}


@pytest.mark.parametrize(
    ("history", "stamp", "is_due", "has_changed"),
    [
        ({}, "1", True, False),
        (tried("a", Result.MADE, "1"), "1", False, False),
        (tried("a", Result.MADE, "1"), "2", False, True),
        (tried("a", Result.FAILED, "1"), "1", False, False),
        (tried("a", Result.FAILED, "1"), "2", True, False),
        (tried("a", Result.TRANSIENT, "1"), "1", True, False),
        (tried("b", Result.MADE, "1"), "1", True, False),
    ],
)
def test_what_is_due(history: dict[str, Attempt], stamp: str, is_due: bool, has_changed: bool) -> None:
    offered = [candidate("a", stamp)]
    assert bool(due(offered, history)) is is_due
    assert bool(changed(offered, history)) is has_changed


results = st.sampled_from(list(Result))


@given(
    locations=st.lists(st.sampled_from("abcdef")),
    history=st.dictionaries(st.sampled_from("abcdef"), results),
)
def test_each_source_is_due_at_most_once_and_in_order(locations: list[str], history: dict[str, Result]) -> None:
    past = {key: Attempt(location=key, stamp="", result=result) for key, result in history.items()}
    made = [c.source.location for c in due([candidate(key) for key in locations], past)]
    assert len(made) == len(set(made))
    assert made == sorted(made, key=locations.index)
    assert set(made) == {key for key in locations if history.get(key, Result.TRANSIENT) is Result.TRANSIENT}


@given(st.lists(st.sampled_from("abc")))
def test_when_all_are_made_nothing_is_due(locations: list[str]) -> None:
    offered = [candidate(key) for key in locations]
    past = {key: Attempt(location=key, stamp="", result=Result.MADE) for key in locations}
    assert due(offered, past) == ()
