"""How long a voice takes: reckoned, learned, kept; one bad clip teaches nothing."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from clips_kit import RATE_HZ, SENTENCES, speaking
from hypothesis import given
from hypothesis import strategies as st
from speech_kit import BRITISH

from narrator.errors import WorkspaceError
from narrator.speech.manners import Manners
from narrator.speech.tempo import ENOUGH_TAKES, KEPT_TAKES, Reckoning, Tempo, reckon

KEY = 64 * "a"


@pytest.fixture(scope="module")
def takes() -> list[tuple[Reckoning, float, bool]]:
    """What espeak takes for some sentences."""
    with speaking() as say:
        return [(reckon(text), len(say(text, BRITISH)) / RATE_HZ, False) for text in SENTENCES]


# ── reckoning ────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.text(max_size=300))
def test_any_text_is_reckoned(text: str) -> None:
    reckoning = reckon(text)
    assert reckoning.least_s <= reckoning.likely_s <= reckoning.most_s
    assert not reckoning.letters or reckoning.likely_s > 0


def test_a_pronunciation_counts_as_its_word() -> None:
    assert reckon("[Xi](/ʃiː/) spoke.") == reckon("Xi spoke.")


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("Twelve people", "Twelve"),
        ("Call 555 123", "Call us"),
        ("The BBC said", "The men said"),
        ("no, no, no", "no no no"),
        ("No. Yes. No", "No yes no"),
        ("三人失踪", "abcd"),
        ("3 & 4", "3 4"),
    ],
)
def test_what_takes_longer_may_last_longer(longer: str, shorter: str) -> None:
    assert reckon(longer).most_s > reckon(shorter).most_s


# ── learning ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_voice_is_known_after_enough_long_texts(takes: list[tuple[Reckoning, float, bool]]) -> None:
    assert not Tempo().after(takes[: ENOUGH_TAKES - 1]).known
    assert not Tempo().after([(reckon("One."), 0.4, False)] * 50).known
    assert Tempo().after(takes[:ENOUGH_TAKES]).known


def test_half_and_double_the_length_lie_outside_of_what_is_known(takes: list[tuple[Reckoning, float, bool]]) -> None:
    tempo = Tempo().after(takes)
    for text, seconds, _ in takes:
        shortest_s, longest_s = tempo.bounds_s(text)
        assert 0.55 * seconds < shortest_s < seconds < longest_s < 2 * seconds


@given(bad=st.lists(st.floats(0.05, 20), max_size=4))
def test_a_few_bad_takes_move_little(takes: list[tuple[Reckoning, float, bool]], bad: list[float]) -> None:
    clean = Tempo().after(takes)
    spoilt = [(text, times * seconds, True) for (text, seconds, _), times in zip(takes, bad, strict=False)]
    poisoned = Tempo().after([*spoilt, *takes])
    assert poisoned.times == pytest.approx(clean.times, rel=0.08)
    assert not poisoned.ends_abruptly


def test_the_newest_takes_are_kept_and_a_voice_may_change(takes: list[tuple[Reckoning, float, bool]]) -> None:
    before = Tempo().after(takes * 30)
    slower = before.after([(text, 2 * seconds, False) for text, seconds, _ in takes * 30])
    assert len(slower.ratios) == len(slower.abrupt) == KEPT_TAKES
    assert slower.times == pytest.approx(2 * before.times, rel=0.05)


# ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def taught(folder: Path, takes: list[tuple[Reckoning, float, bool]]) -> Manners:
    manners = Manners(folder)
    for text, seconds, abrupt in takes:
        manners.learn(KEY, text, seconds=seconds, abrupt=abrupt)
    return manners


def test_the_next_run_knows_what_this_one_learned(tmp_path: Path, takes: list[tuple[Reckoning, float, bool]]) -> None:
    manners = taught(tmp_path / "voices", takes)
    manners.save()
    again = Manners(tmp_path / "voices")
    assert again.of(KEY) == manners.of(KEY) == Tempo().after(takes)
    assert again.of(64 * "b") == Tempo()


def test_nothing_learned_writes_nothing(tmp_path: Path) -> None:
    Manners(tmp_path / "voices").save()
    assert list(tmp_path.iterdir()) == []


def test_threads_may_teach_at_once(tmp_path: Path, takes: list[tuple[Reckoning, float, bool]]) -> None:
    manners = Manners(tmp_path)
    with ThreadPoolExecutor(8) as crew:
        list(crew.map(lambda take: manners.learn(KEY, take[0], seconds=take[1], abrupt=take[2]), takes * 10))
    manners.save()
    assert len(Manners(tmp_path).of(KEY).ratios) == 10 * len(takes)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"format": 0, "ratios": [], "abrupt": []}',
        b'{"format": 1, "ratios": [NaN], "abrupt": []}',
        b'{"format": 1, "ratios": ["fast"], "abrupt": []}',
        b'{"format": 1, "ratios": 7, "abrupt": []}',
        json.dumps({"format": 1, "ratios": [1e9], "abrupt": []}).encode(),
    ],
)
def test_a_damaged_file_counts_as_none(
    tmp_path: Path, content: bytes, takes: list[tuple[Reckoning, float, bool]]
) -> None:
    taught(tmp_path, takes).save()
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert Manners(tmp_path).of(KEY) == Tempo()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path, takes: list[tuple[Reckoning, float, bool]]) -> None:
    (tmp_path / "voices").write_text("in the way")
    with pytest.raises(WorkspaceError, match="voices"):
        taught(tmp_path / "voices", takes).save()
