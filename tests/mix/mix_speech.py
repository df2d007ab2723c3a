"""Speech for the tests of mix/: murmurs with the rhythm and the peaks of a voice, kept as clips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from narrator.model import (
    Article,
    Block,
    BlockKind,
    Casting,
    Clip,
    Episode,
    Identity,
    Mark,
    Role,
    Script,
    Section,
    Source,
    SourceKind,
    Speech,
    Utterance,
    Voice,
)
from narrator.show import Music, Show, Style
from narrator.sound import Samples, Signal, decode, energies, true_peak

RATE_HZ = 22_050
ARTICLE = Article(
    source=Source(kind=SourceKind.URL, location="https://gazette.example/harbour?utm_source=x"),
    title="Der Hafen öffnet — “endlich”",
    blocks=(
        Block(kind=BlockKind.HEADING, text="At last", level=2),
        Block(kind=BlockKind.PARAGRAPH, text="The harbour opened today. " * 4),
        Block(kind=BlockKind.PARAGRAPH, text="Nobody knows for how long it will. " * 6),
    ),
    language="en-GB",
    authors=("Ann Moir",),
    site_name="The Example Gazette",
    canonical_url="https://gazette.example/harbour",
)
IDENTITY = Identity(guid="1f2e", slug="harbour-12345678", published=datetime(2025, 5, 1, 6, 30, tzinfo=UTC))
CASTING = Casting(
    voice=Voice(engine="espeak", name="gmw/en", language="en-GB"), engine_version="1.52", why="the first that is well"
)


def murmur(seconds: float, *, seed: int = 1, level: float = 0.05, rate_hz: int = RATE_HZ) -> NDArray[np.int16]:
    """Give harmonics of 110 Hz through a resonance, in syllables: about 16 dB from loudness to peak, as a voice."""
    draw = np.random.default_rng(seed)
    samples = round(seconds * rate_hz)
    time_s = np.arange(samples) / rate_hz
    phases = draw.uniform(0, 2 * np.pi, 40)
    voiced = sum(np.cos(2 * np.pi * 110 * k * time_s + phases[k]) / (1 + (k - 5) ** 2 / 20) for k in range(1, 40))
    beats_s = np.arange(0, seconds + 0.2, 0.1)
    syllables = np.interp(time_s, beats_s, draw.uniform(0, 1, len(beats_s)) ** 2)
    breath = draw.standard_normal(samples) * 0.3
    return np.asarray(np.rint(np.clip((voiced + breath) * syllables * level, -1, 1) * 32_767), dtype=np.int16)


def clip_of(pcm: NDArray[np.int16], folder: Path, *, name: str, rate_hz: int = RATE_HZ) -> Clip:
    """Keep samples as a clip."""
    path = folder / f"{name}.s16"
    path.write_bytes(pcm.astype("<i2").tobytes())
    return Clip(
        key=name,
        path=path,
        rate_hz=rate_hz,
        samples=len(pcm),
        energies=energies(pcm, rate_hz=rate_hz),
        peak=true_peak(pcm),
        text=name,
    )


def speech_of(
    clips: Sequence[Sequence[Clip]], *, framed: bool = False, pause_ms: int = 350, marks: tuple[Mark, ...] = ()
) -> Speech:
    """Give a speech of so many utterances, framed by music or not."""
    told = tuple(
        Utterance(role=Role.HOST, written=f"Sentence {number}.", spoken=f"sentence {number}", pause_ms=pause_ms)
        for number in range(len(clips))
    )
    story = Section(name="story", utterances=told)
    frame = (Section(name="intro", music="intro"), story, Section(name="outro", music="outro"))
    script = Script(article=ARTICLE, language="en-GB", sections=frame if framed else (story,), marks=marks)
    return Speech(script=script, casting=CASTING, clips=tuple(tuple(pieces) for pieces in clips))


def murmured(folder: Path, *, utterances: int = 6, level: float = 0.05, framed: bool = False) -> Speech:
    """Give a speech of murmurs of 3 s each."""
    clips = [[clip_of(murmur(3, seed=seed, level=level), folder, name=f"{level}-{seed}")] for seed in range(utterances)]
    return speech_of(clips, framed=framed)


def show_of(folder: Path, *, music: Music | None = None, **style: Any) -> Show:
    """Give a show in `folder`."""
    show = Show(folder=folder, title="Behind the Headline", author="The Example Gazette", style=Style(**style))
    return replace(show, music=music) if music else show


def decoded(folder: Path, episode: Episode) -> Samples:
    """Decode the audio of an episode."""
    return decode((folder / episode.enclosure.name).read_bytes(), which=episode.enclosure.name, limit_s=3600)


def signal_of(samples: Samples) -> Signal:
    """Give mono samples as floats."""
    return samples.pcm[:, 0].astype(np.float32) / np.float32(32_768)
