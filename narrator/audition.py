"""Voices tried on one text: each speaks it to a file of its own, all equally loud, with a page to listen on."""

from __future__ import annotations

import io
import time
import wave
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from narrator.errors import EngineError, NoEngine
from narrator.files import slug, write_whole
from narrator.model import Casting, Progress, Quiet, Script, Speech, Voice
from narrator.publish import Sample, render_samples
from narrator.show import Voicing
from narrator.sound import FULL_SCALE, Pcm, integrated_lufs
from narrator.speech import Accounts, ClipStore, Engine, open_engine, speak, speaking

PAGE = "index.html"
LOUDNESS_LUFS = -23.0
"""Soft enough for any voice to get there without being limited (EBU R 128)."""


class _Stored(Quiet):
    """A progress that keeps how many clips were there before anything was said."""

    def __init__(self) -> None:
        self.clips: int | None = None

    def step(self, done: int, total: int) -> None:
        """Keep the first count."""
        self.clips = done if self.clips is None else self.clips


@dataclass(frozen=True, slots=True, kw_only=True)
class Audition:
    """What is to be said, on which terms, and where its clips are kept; `clock` tells seconds."""

    script: Script
    voicing: Voicing
    store: ClipStore
    clock: Callable[[], float] = time.monotonic
    accounts: Accounts = field(default_factory=Accounts)

    def hold(
        self, *, engines: Collection[str], folder: Path, progress: Progress, names: Collection[str] = (), most: int = 12
    ) -> tuple[Sample, ...]:
        """Have the script said by the voices of `engines` that speak its language; write files and page to `folder`.

        Of each engine the `most` voices that fit best, or all of those that are called one of `names`. An engine or a
        voice that cannot speak is told in its sample and on the page. Raises NoEngine, with each reason, where not one
        voice spoke, ConfigError for an engine that is not installed, OSError where the folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        samples: list[Sample] = []
        for name in engines:
            progress.stage(f"listening to {name}")
            for sample, content in self._tried(name, names, most):
                if content:
                    write_whole(folder / sample.file, content)
                samples.append(sample)
        language = self.script.language
        if not any(sample.file for sample in samples):
            told = "; ".join(f"{sample.voice.engine}: {sample.problem}" for sample in samples) or "none is called so"
            raise NoEngine("voices", f"for {language}", told, "`narrator voices` lists the voices and their languages")
        write_whole(folder / PAGE, render_samples(samples, text=self.script.article.title, language=language))
        return tuple(samples)

    def _tried(self, name: str, names: Collection[str], most: int) -> Iterator[tuple[Sample, bytes]]:
        """The samples of an engine, each with its file's content; one that tells what is wrong with the engine."""
        try:
            with closing(open_engine(name, self.voicing)) as engine:
                fitting = speaking(engine.voices(), self.script.language)
                wished = [voice for voice in fitting if voice.name in names] if names else fitting[:most]
                if (wished or not names) and (unwell := engine.health()):
                    raise EngineError(name, "", unwell)
                if not wished and not names:
                    raise EngineError(name, "", f"does not speak {self.script.language}")
                for voice in wished:
                    yield self._said(engine, voice)
        except EngineError as error:
            yield Sample(voice=Voice(engine=name, name="", language=self.script.language), problem=error.cause), b""

    def _said(self, engine: Engine, voice: Voice) -> tuple[Sample, bytes]:
        casting = Casting(voice=voice, engine_version=engine.version, why="it is tried")
        stored = _Stored()
        how: dict[str, Any] = {"voicing": self.voicing, "store": self.store, "accounts": self.accounts}
        begun_s = self.clock()
        try:
            speech = speak(self.script, engine=engine, casting=casting, progress=stored, **how)
        except EngineError as error:
            return Sample(voice=voice, problem=str(error)), b""
        took_s = self.clock() - begun_s
        lasts_ms = sum(clip.duration_ms for clips in speech.clips for clip in clips)
        sample = Sample(
            voice=voice,
            file=f"{slug(f'{voice.engine} {voice.name}', unique=speech.clips[0][0].key)}.wav",
            duration_ms=lasts_ms,
            times_life=lasts_ms / 1000 / took_s if took_s > 0 and not stored.clips else 0.0,
        )
        return sample, recording(speech, loudness_lufs=LOUDNESS_LUFS)


def recording(speech: Speech, *, loudness_lufs: float | None = None) -> bytes:
    """All clips of a speech one behind the other as a WAV file, with pauses; as loud as asked, short of clipping."""
    clips = [clip for clips in speech.clips for clip in clips]
    rate_hz = clips[0].rate_hz
    parts: list[Pcm] = []
    for utterance, spoken in zip(speech.script, speech.clips, strict=True):
        parts += [np.fromfile(clip.path, dtype="<i2") for clip in spoken]
        parts.append(np.zeros(utterance.pause_ms * rate_hz // 1000, np.int16))
    samples = np.concatenate(parts[:-1])
    if loudness_lufs is not None:
        samples = _at(samples, loudness_lufs, energies=[energy for clip in clips for energy in clip.energies])
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, rate_hz, 0, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return content.getvalue()


def _at(samples: Pcm, loudness_lufs: float, *, energies: list[float]) -> Pcm:
    measured_lufs, peak = integrated_lufs(energies), np.abs(samples.astype(np.float64)).max(initial=1.0)
    wanted = 10 ** ((loudness_lufs - measured_lufs) / 20) if np.isfinite(measured_lufs) else 1.0
    return np.asarray(np.rint(samples * min(wanted, (FULL_SCALE - 1) / peak)), dtype=np.int16)
