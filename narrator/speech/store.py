"""The clip store: the audio of every text ever spoken, under a key that says how it was spoken."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from narrator.errors import file_error
from narrator.files import write_whole
from narrator.model import Clip, Voice, WordTime
from narrator.sound import Pcm, energies, true_peak

FORMAT = 3
"""Goes up when clips are prepared, measured or stored in another way: all that were made before are misses then."""


def clip_key(text: str, *, version: str, voice: Voice, settings: Mapping[str, Any], speed: float = 1.0) -> str:
    """What decides how a text sounds, as 64 hex digits: SHA-256 of its canonical JSON."""
    by = [voice.engine, version, voice.name, voice.language, *filter(None, [voice.version])]
    parts = [FORMAT, *by, dict(settings), speed, text]
    return sha256(json.dumps(parts, sort_keys=True, separators=(",", ":"), default=str).encode()).hexdigest()


class ClipStore:
    """Clips in a folder: of each a record `<ab>/<key>.json` and its samples `<ab>/<key>-<8 hex of their hash>.s16`.

    A clip is there whole or not at all: its record is written last, and holds the hash that its samples must have.
    Several threads and processes may use one folder at once, for nothing that someone may be reading is ever written
    over: other samples have another name. The folder can be deleted at any time.

    Samples are kept as they are: FLAC would take 60 % of the room, and 5 ms to write and 3 ms to read of a sentence
    that espeak-ng speaks in 7, where these take 0.16 and 0.06.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def voices(self) -> Path:
        """Where it is kept what is known of each voice."""
        return self._folder / "voices"

    def get(self, key: str) -> Clip | None:
        """The clip, or None where there is none or it is damaged; a damaged one is removed.

        Raises WorkspaceError if the folder cannot be used.
        """
        record_path = self._folder / key[:2] / f"{key}.json"
        with self._usable():
            try:
                record = Record.of(record_path.read_bytes())
            except FileNotFoundError:
                return None
            except ValueError:
                record_path.unlink(missing_ok=True)
                return None
            clip = self._clip(key, record)
            with suppress(OSError):  # When it was used last is worth no error: a folder may be there to read only.
                os.utime(record_path)
            if not record.describes(clip.path):
                record_path.unlink(missing_ok=True)
                clip.path.unlink(missing_ok=True)
                return None
        return clip

    def has(self, key: str) -> bool:
        """Whether `get` would give the clip; nothing is touched."""
        with self._usable():
            try:
                record = Record.of((self._folder / key[:2] / f"{key}.json").read_bytes())
            except (FileNotFoundError, ValueError):
                return False
            return record.describes(self._clip(key, record).path)

    def put(
        self,
        key: str,
        pcm: Pcm,
        *,
        rate_hz: int,
        text: str = "",
        words: tuple[WordTime, ...] = (),
        voice: Voice | None = None,
    ) -> Clip:
        """Keep what was heard of `text`, said by `voice`: 16-bit mono samples, silence at both ends cut away.

        They are measured here.

        Raises WorkspaceError if the folder cannot be written.
        """
        samples = pcm.astype("<i2").tobytes()
        record = Record(
            rate_hz=rate_hz,
            samples=len(pcm),
            # Six digits are nearer than any meter, and the same when read back.
            energies=tuple(float(f"{energy:.6g}") for energy in energies(pcm, rate_hz=rate_hz)),
            peak=float(f"{true_peak(pcm):.6g}"),
            text=text,
            words=words,
            engine=voice.engine if voice else "",
            voice=voice.name if voice else "",
            sha256=sha256(samples).hexdigest(),
        )
        clip = self._clip(key, record)
        with self._usable():
            write_whole(clip.path, samples, durable=False)
            write_whole(clip.path.with_name(f"{key}.json"), record.as_json(), durable=False)
        return clip

    def _clip(self, key: str, record: Record) -> Clip:
        return Clip(
            key=key,
            path=self._folder / key[:2] / f"{key}-{record.sha256[:8]}.s16",
            rate_hz=record.rate_hz,
            samples=record.samples,
            energies=record.energies,
            peak=record.peak,
            text=record.text,
            words=record.words,
        )

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise file_error(error, self._folder) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is written beside a clip's samples."""

    rate_hz: int
    samples: int
    energies: tuple[float, ...]
    peak: float
    text: str
    words: tuple[WordTime, ...]
    engine: str
    voice: str
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Record:
        """A record as it was written; raises ValueError if it was not written so, or by another FORMAT."""
        try:
            fields = json.loads(content)
            if fields.pop("format") != FORMAT:
                raise ValueError("another format")
            words = tuple(WordTime(**word) for word in fields["words"])
            return cls(**fields | {"energies": tuple(map(float, fields["energies"])), "words": words})
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error

    def as_json(self) -> bytes:
        """The record as it is written."""
        # Not asdict, which looks into every number: that was a quarter of what it takes to keep a clip.
        own = {name: getattr(self, name) for name in self.__slots__}
        words = [{name: getattr(word, name) for name in WordTime.__slots__} for word in self.words]
        return json.dumps({"format": FORMAT, **own, "words": words}).encode()

    def describes(self, path: Path) -> bool:
        """Whether the file at `path` holds just the samples that this was written beside."""
        try:
            samples = path.read_bytes()
        except FileNotFoundError:
            return False
        return len(samples) == 2 * self.samples and sha256(samples).hexdigest() == self.sha256
