"""The clip store: whole, damaged, half written, shared."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.errors import WorkspaceError
from narrator.files import TEMPORARY
from narrator.model import Voice, WordTime
from narrator.sound import Pcm, energies, integrated_lufs, true_peak
from narrator.speech import ClipStore, clip_key
from narrator.speech.store import FORMAT, Record

KEY = "ab" + 62 * "0"
VOICE = Voice(engine="parrot", name="polly", language="en")


def tone(seconds: float = 1.0, *, rate_hz: int = 22_050, amplitude: float = 0.5) -> Pcm:
    """A sine of 997 Hz."""
    return (amplitude * 32767 * np.sin(2 * np.pi * 997 * np.arange(int(seconds * rate_hz)) / rate_hz)).astype(np.int16)


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "clips").rglob("*") if path.is_file())


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

HOW: dict[str, Any] = {"version": "1", "voice": VOICE, "settings": {"pitch": 5, "speed": 1.0}}


def test_a_key_is_the_same_whatever_the_order_of_the_settings() -> None:
    assert clip_key("Hello.", **HOW) == clip_key("Hello.", **{**HOW, "settings": {"speed": 1.0, "pitch": 5}})


@pytest.mark.parametrize(
    "other",
    [
        {"voice": Voice(engine="cockatoo", name="polly", language="en")},
        {"speed": 1.25},
        {"version": "2"},
        {"voice": Voice(engine="parrot", name="kiki", language="en")},
        {"voice": Voice(engine="parrot", name="polly", language="en-GB")},
        {"settings": {"pitch": 6, "speed": 1.0}},
        {"settings": {}},
    ],
)
def test_whatever_changes_the_sound_changes_the_key(other: dict[str, Any]) -> None:
    assert clip_key("Hello.", **HOW) != clip_key("Hello.", **{**HOW, **other})


@given(st.lists(st.text(), unique=True, min_size=2, max_size=2))
def test_another_text_has_another_key(texts: list[str]) -> None:
    assert clip_key(texts[0], **HOW) != clip_key(texts[1], **HOW)


# ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_clip_comes_back_as_it_was_put(store: ClipStore, tmp_path: Path) -> None:
    words = (WordTime(at=0, length=5, start_ms=10, end_ms=900), WordTime(at=6, length=5, start_ms=900, end_ms=1200))
    pcm = tone(1.23)
    put = store.put(KEY, pcm, rate_hz=22_050, text="Hello again", words=words)
    assert (put.text, put.words) == ("Hello again", words)
    assert store.get(KEY) == put == ClipStore(tmp_path / "clips").get(KEY)
    assert (put.samples, put.rate_hz, put.duration_ms) == (len(pcm), 22_050, 1230)
    assert put.path == tmp_path / "clips" / "ab" / f"{KEY}-{sha256(pcm.tobytes()).hexdigest()[:8]}.s16"
    assert np.array_equal(np.fromfile(put.path, dtype="<i2"), pcm)


def test_a_clip_knows_its_loudness_and_peak(store: ClipStore) -> None:
    pcm = tone(2)
    clip = store.put(KEY, pcm, rate_hz=22_050)
    assert len(clip.energies) == 20
    assert integrated_lufs(clip.energies) == pytest.approx(integrated_lufs(energies(pcm, rate_hz=22_050)), abs=1e-4)
    assert clip.peak == pytest.approx(true_peak(pcm), rel=1e-5)


def test_only_two_files_are_left(store: ClipStore, tmp_path: Path) -> None:
    clip = store.put(KEY, tone(), rate_hz=22_050)
    assert files(tmp_path) == [clip.path.name, f"{KEY}.json"]


def test_what_was_never_put_is_not_there(store: ClipStore) -> None:
    assert store.get(KEY) is None


def test_what_is_put_again_does_not_touch_what_may_be_read(store: ClipStore) -> None:
    first, again = (store.put(KEY, tone(seconds), rate_hz=22_050) for seconds in (1, 2))
    assert store.get(KEY) == again
    assert first.path.stat().st_size == 2 * first.samples


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def cut_short(samples: Path, record: Path) -> None:
    samples.write_bytes(samples.read_bytes()[:-2])


def flip_a_bit(samples: Path, record: Path) -> None:
    content = bytearray(samples.read_bytes())
    content[1000] ^= 1
    samples.write_bytes(content)


def empty_the_record(samples: Path, record: Path) -> None:
    record.write_bytes(b"")


def tear_the_record(samples: Path, record: Path) -> None:
    record.write_bytes(record.read_bytes()[:40])


def fill_with(content: bytes, samples: Path, record: Path) -> None:
    record.write_bytes(content)


def age(samples: Path, record: Path) -> None:
    record.write_text(json.dumps({**json.loads(record.read_bytes()), "format": FORMAT - 1}))


def add_a_field(samples: Path, record: Path) -> None:
    record.write_text(json.dumps({**json.loads(record.read_bytes()), "colour": "red"}))


@pytest.mark.parametrize(
    "damage",
    [
        cut_short,
        flip_a_bit,
        empty_the_record,
        tear_the_record,
        age,
        add_a_field,
        partial(fill_with, b"\xff\xfe\x00"),
        partial(fill_with, b"[]"),
        partial(fill_with, b"7"),
        partial(fill_with, b'{"format": 1}'),
    ],
)
def test_a_damaged_clip_is_a_miss_and_goes(damage: Any, store: ClipStore, tmp_path: Path) -> None:
    clip = store.put(KEY, tone(), rate_hz=22_050)
    damage(clip.path, clip.path.with_name(f"{KEY}.json"))
    assert store.get(KEY) is None
    assert f"{KEY}.json" not in files(tmp_path)
    assert store.put(KEY, tone(), rate_hz=22_050) == store.get(KEY) == clip
    assert np.array_equal(np.fromfile(clip.path, dtype="<i2"), tone())


@pytest.mark.parametrize("lost", [0, 1])
def test_half_a_clip_is_a_miss_and_is_made_whole(lost: int, store: ClipStore) -> None:
    clip = store.put(KEY, tone(), rate_hz=22_050)
    (clip.path, clip.path.with_name(f"{KEY}.json"))[lost].unlink()
    assert store.get(KEY) is None
    assert store.put(KEY, tone(), rate_hz=22_050) == store.get(KEY) == clip


@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode)
)
def test_no_record_can_break_the_reader(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"(?s)."):
        Record.of(content)


# ── shared ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def put_all(folder: str, seconds: float) -> int:
    """Put twenty clips, that another process puts too with samples of its own; how many can be read as they were."""
    store = ClipStore(Path(folder))
    kept = 0
    for number in range(20):
        key = f"{number:02x}" + 62 * "0"
        put = store.put(key, tone(seconds, rate_hz=8000), rate_hz=8000)
        got = store.get(key)
        kept += got is not None and put.path.stat().st_size == 2 * put.samples == 16_000 * seconds
    return kept


def test_processes_may_put_the_same_clips_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as crew:
        kept = list(crew.map(put_all, [str(tmp_path)] * 2, [0.5, 0.25]))
    assert kept == [20, 20]
    assert not list(tmp_path.rglob(f"{TEMPORARY}*"))


def test_threads_may_put_the_same_clip_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as crew:
        clips = list(crew.map(lambda _: ClipStore(tmp_path).put(KEY, tone(), rate_hz=22_050), range(24)))
    assert set(clips) == {ClipStore(tmp_path).get(KEY)}


# ── a folder that cannot be used ─────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("not a folder")
    with pytest.raises(WorkspaceError, match=r"clips.*: Not a directory"):
        ClipStore(tmp_path / "clips").put(KEY, tone(), rate_hz=22_050)


def test_a_full_disk_is_told_and_leaves_nothing(
    store: ClipStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WorkspaceError, match="No space left on device") as caught:
        store.put(KEY, tone(), rate_hz=22_050)
    assert caught.value.hint
    assert files(tmp_path) == []
    monkeypatch.undo()
    assert store.put(KEY, tone(), rate_hz=22_050) == store.get(KEY)
