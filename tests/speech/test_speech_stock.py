"""What a clip store holds, and how it is kept within its bounds: the least recently used goes first, nothing else."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from narrator.errors import WorkspaceError
from narrator.model import Clip, Voice
from narrator.speech import ClipStore
from narrator.speech.stock import Removed, clear, clear_unusable, held, prune
from narrator.speech.store import FORMAT

NOW = datetime(2031, 5, 1, 12, tzinfo=UTC)
VOICES = tuple(
    Voice(engine=engine, name=name, language="en") for engine, name in (("gtts", "en"), ("espeak", "gmw/en"))
)


def key(number: int) -> str:
    return f"{number:02x}" + 62 * "0"


class Shelf:
    """A store with clips of a second, used so many days ago."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = ClipStore(folder)
        self.clips: dict[int, Clip] = {}

    def put(self, number: int, *, days_ago: float, voice: Voice = VOICES[0]) -> None:
        pcm = np.full(8_000, 100 + number, np.int16)
        self.clips[number] = self.store.put(key(number), pcm, rate_hz=8_000, text="One.", voice=voice)
        self.use(number, days_ago=days_ago)

    def use(self, number: int, *, days_ago: float) -> None:
        used_s = (NOW - timedelta(days=days_ago)).timestamp()
        for path in (self.clips[number].path, self.record(number)):
            os.utime(path, (used_s, used_s))

    def record(self, number: int) -> Path:
        return self.folder / key(number)[:2] / f"{key(number)}.json"

    @property
    def there(self) -> set[int]:
        return {number for number in self.clips if self.record(number).exists() and self.clips[number].path.exists()}

    @property
    def files(self) -> int:
        return sum(path.is_file() for path in self.folder.rglob("*"))

    @property
    def bytes(self) -> int:
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Five clips, the higher the number the longer unused."""
    shelf = Shelf(tmp_path / "clips")
    for number in range(5):
        shelf.put(number, days_ago=number + 1, voice=VOICES[number % 2])
    return shelf


def pruned(shelf: Shelf, *, most_bytes: int = 10**9, days: float | None = None) -> Removed:
    most_age = None if days is None else timedelta(days=days)
    return prune(shelf.folder, most_bytes=most_bytes, most_age=most_age, now=NOW)


# ── what is held ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_clips_are_told_by_voice_the_largest_first(shelf: Shelf) -> None:
    google, embedded = held(shelf.folder)
    assert (google.engine, google.voice, google.clips) == ("gtts", "en", 3)
    assert (embedded.engine, embedded.voice, embedded.clips) == ("espeak", "gmw/en", 2)
    assert google.size_bytes + embedded.size_bytes == shelf.bytes
    assert (google.oldest, embedded.oldest) == (NOW - timedelta(days=5), NOW - timedelta(days=4))


def test_a_store_that_was_never_used_holds_nothing(tmp_path: Path) -> None:
    assert held(tmp_path / "clips") == ()
    assert prune(tmp_path / "clips", most_bytes=0, most_age=None, now=NOW) == clear(tmp_path / "clips") == Removed()


def test_a_folder_that_cannot_be_read_is_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(WorkspaceError, match="Permission denied"):
        held(shelf.folder)


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_within_its_bounds_nothing_goes(shelf: Shelf) -> None:
    assert pruned(shelf, most_bytes=shelf.bytes, days=6) == Removed()
    assert shelf.there == {0, 1, 2, 3, 4}


def test_what_was_not_used_for_longest_goes_until_the_rest_fits(shelf: Shelf) -> None:
    before = shelf.bytes
    removed = pruned(shelf, most_bytes=shelf.bytes * 3 // 5 + 100)
    assert shelf.there == {0, 1, 2}
    assert (removed.clips, removed.size_bytes) == (2, before - shelf.bytes)
    assert shelf.files == 6


def test_what_was_not_used_for_so_many_days_goes(shelf: Shelf) -> None:
    assert pruned(shelf, days=2.5).clips == 3
    assert shelf.there == {0, 1}


def test_to_read_a_clip_is_to_use_it(shelf: Shelf) -> None:
    assert shelf.store.get(key(4)) == shelf.clips[4]
    now = datetime.now(UTC) + timedelta(hours=2)
    for number in range(4):
        used_s = (now - timedelta(days=1)).timestamp()
        os.utime(shelf.record(number), (used_s, used_s))
        os.utime(shelf.clips[number].path, (used_s, used_s))
    prune(shelf.folder, most_bytes=shelf.bytes // 4, most_age=None, now=now)
    assert shelf.there == {4}


def test_what_was_used_within_the_hour_stays_whatever_the_bounds(shelf: Shelf) -> None:
    shelf.use(3, days_ago=0.5 / 24)
    pruned(shelf, most_bytes=0, days=0)
    assert shelf.there == {3}


def test_samples_that_no_record_tells_of_go(shelf: Shelf) -> None:
    shelf.record(1).unlink()
    first = shelf.clips[2]
    shelf.store.put(key(2), np.full(9_000, 7, np.int16), rate_hz=8_000, text="One.", voice=VOICES[0])
    assert first.path.exists()
    prune(shelf.folder, most_bytes=10**9, most_age=None, now=datetime.now(UTC) + timedelta(days=3650))
    assert not first.path.exists()
    assert not shelf.clips[1].path.exists()
    assert shelf.store.get(key(2)) is not None


def test_strangers_and_what_is_known_of_the_voices_are_left_alone(shelf: Shelf) -> None:
    strangers = (shelf.folder / "00" / "notes.txt", shelf.folder / "README", shelf.store.voices / "a.json")
    for path in strangers:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    pruned(shelf, most_bytes=0)
    clear(shelf.folder)
    assert shelf.there == set()
    assert all(path.exists() for path in strangers)


# ── clearing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_clips_of_one_engine_are_cleared(shelf: Shelf) -> None:
    assert clear(shelf.folder, engine="gtts").clips == 3
    assert shelf.there == {1, 3}
    assert clear(shelf.folder, engine="gtts") == Removed()
    assert clear(shelf.folder).clips == 2
    assert shelf.files == 0


def test_what_cannot_be_used_any_more_is_told_and_cleared(shelf: Shelf) -> None:
    old = {**json.loads(shelf.record(0).read_bytes()), "format": FORMAT - 1}
    shelf.record(0).write_text(json.dumps(old))
    shelf.record(3).write_bytes(b"torn")
    assert [(row.engine, row.clips) for row in held(shelf.folder) if not row.engine] == [("", 2)]
    assert clear_unusable(shelf.folder).clips == 2
    assert shelf.there == {1, 2, 4}
