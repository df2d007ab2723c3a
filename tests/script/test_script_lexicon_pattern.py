"""Regular expressions of a lexicon: which may be used, and that none of those takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script.lexicon.pattern import pattern_problem, whole_words


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\w+gate", "Watergate and gates, irrigate", ["Watergate", "irrigate"]),
        ("(?:Mr|Mrs) [A-Z][a-z]+", "Mr Ling and Mrs Ode", ["Mr Ling", "Mrs Ode"]),
        (r"[A-Z]{2,3}-\d{4}", "AB-1234 ABCD-1234 A-1234", ["AB-1234"]),
        (r"colou?r", "color colour colouur", ["color", "colour"]),
        (r"(?:ha)+", "haha hah", ["haha"]),
        (r"a.+?\b", "ab cd", ["ab"]),
        (r"x\{3\}", "x{3}", ["x{3}"]),
        (r"(?<=no )way(?! out)", "no way out, no way", ["way"]),
    ],
)
def test_a_pattern_finds_whole_words(pattern: str, text: str, found: list[str]) -> None:
    assert [match.group() for match in whole_words(pattern, True).finditer(text)] == found


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(a+)+b", "repeats itself"),
        ("(a|a)*b", "repeats itself"),
        ("(?:a?){30}a{30}", "repeats itself"),
        ("a?" * 25 + "a" * 25, "it repeats too much"),
        (r"\w*\w*\w*\w*x", "it repeats too much"),
        ("(a|b|)(a|b|)" * 15, "it repeats too much"),
        ("a**", "repeats itself"),
        ("(", "not closed"),
        (")", "not open"),
        ("*a", "repeats nothing"),
        ("a|*", "repeats nothing"),
        ("a{", "not understood"),
        ("a{}", "no number"),
        ("a{3,1}", "larger number first"),
        (r"(a)\1", "not understood"),
        ("(?i)a", "repeats nothing"),
        ("[z-a]", "bad character range"),
        ("(?<=a+)b", "fixed-width"),
        ("a" * 201, "has 201 characters"),
    ],
)
def test_a_pattern_that_may_not_be_used_is_told_why(pattern: str, problem: str) -> None:
    assert problem in (pattern_problem(pattern, "") or "")


def test_what_is_said_may_name_the_groups_that_there_are() -> None:
    assert pattern_problem("(a)(b)", r"\2 \1") is None
    assert pattern_problem("(a)", r"\2") == "say names group 2, the pattern has 1"
    assert pattern_problem("a", r"\1") == "say names group 1, the pattern has none"


PIECES = st.sampled_from([*"ab.|()*+?", r"\w", r"\s", "[^a]", "{1,3}", "{2,}", "(?:", "*?", "{0,900}"])


@given(pattern=st.lists(PIECES, max_size=14).map("".join), text=st.text(alphabet="ab ", max_size=40))
def test_a_pattern_that_may_be_used_ends_soon(pattern: str, text: str) -> None:
    if pattern_problem(pattern, "") is None:
        start = time.perf_counter()
        whole_words(pattern, True).sub("", f"{text}{'ab' * 30}c")
        assert time.perf_counter() - start < 2
