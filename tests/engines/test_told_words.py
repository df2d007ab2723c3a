"""Words that a server tells, held against the text: where each stands, and what was left out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.engines.servers.told_words import Spoken, find, left_out, word_times

TEXT = "The harbour in Port Ellery’s town opened again, on Tuesday at 5."
WORDS = ["The", "harbour", "in", "Port", "Ellery's", "town", "opened", "again", "on", "Tuesday", "at", "5"]


def spoken(*words: str) -> list[Spoken]:
    return [Spoken(word=word, start_ms=100 * place, end_ms=100 * place + 90) for place, word in enumerate(words)]


def test_every_word_is_found_whatever_its_signs_and_case() -> None:
    found = find(TEXT, spoken(*map(str.upper, WORDS)))
    assert [TEXT[each.start : each.end].lower().replace("’", "'") for each in found] == [it.lower() for it in WORDS]
    assert [word.start_ms for word in word_times(found)] == [100 * place for place in range(len(WORDS))]
    assert left_out(TEXT, found) == ""


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (WORDS[:-1], "5."),
        (WORDS[:-2], "at 5."),
        (WORDS[:6], "opened again, on Tuesday at 5."),
        ([*WORDS[:-1], "five"], ""),
        ([*WORDS[:2], *WORDS[3:]], ""),
        ([], TEXT),
    ],
)
def test_an_end_that_is_missing_is_told(words: list[str], missing: str) -> None:
    assert left_out(TEXT, find(TEXT, spoken(*words))) == missing


def test_a_hole_in_the_middle_is_told() -> None:
    assert "Port Ellery’s town opened" in left_out(TEXT, find(TEXT, spoken(*WORDS[:3], *WORDS[8:])))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It cost $4.5m, he said.", "It cost four point five million dollars he said"),
        ("It cost him $4.5m.", "It cost him four point five million dollars"),
        ("他们说这座桥星期二重新开放了。", "他们 说 这 座 桥 星期二 重新 开放 了"),
        ("हार्बर फिर से खुल गया।", "हार्बर फिर से खुल गया"),
        ("He said 你好.", "He said"),
        ("İzmir’e ŞİMDİ gitti", "İzmir'e ŞİMDİ gitti"),
    ],
)
def test_other_ways_to_write_and_other_scripts_are_no_hole(text: str, words: str) -> None:
    assert left_out(text, find(text, spoken(*words.split()))) == ""


def test_words_of_a_script_without_blanks_are_missed_too() -> None:
    text = "他们说这座桥星期二重新开放了。"
    assert left_out(text, find(text, spoken("他们", "说", "这", "座", "桥"))) == "星期二重新开放了。"


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=12))
def test_any_words_of_any_text_give_times_in_order_inside_of_it(text: str, words: list[str]) -> None:
    found = find(text, spoken(*words))
    times = word_times(found)
    assert all(0 <= word.at < word.at + word.length <= len(text) for word in times)
    assert all(before.at + before.length <= after.at for before, after in pairwise(times))
    assert left_out(text, found) in text


@given(
    st.lists(
        st.sampled_from(["harbour", "opened", "again", "in", "the", "a", "I", "1999", "5"]), min_size=1, max_size=30
    )
)
def test_a_text_that_was_spoken_whole_is_whole_and_one_word_less_is_not(words: list[str]) -> None:
    text = " ".join(words) + "."
    told = re.findall(r"\w+", text)
    assert left_out(text, find(text, spoken(*told))) == ""
    assert left_out(text, find(text, spoken(*told[:-1]))) != ""
