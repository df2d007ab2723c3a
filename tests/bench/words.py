"""How near the times of words are: estimated ones to those that espeak-ng tells, and all of them to the finished MP3.

    python tests/bench/words.py [--minutes 65] [--texts 150]

Estimates are of the sentences under tests/golden/script, said by espeak-ng, whose own times count as the truth. The
programme is real speech, in which the sound of a word is looked for where its cue begins, in the first and the last
minute. The goal is 50 ms.
"""

from __future__ import annotations

import argparse
import csv
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from spoken import clips, mixed, speech_of

from narrator.engines.espeak import EspeakEngine
from narrator.model import Clip, Episode, Speech, Voice
from narrator.sound import PROGRAMME_RATE_HZ, Signal, energies, resample, to_signal
from narrator.speech.hearing import hear
from narrator.timeline.estimate import word_starts

GOLDEN = Path(__file__).parents[1] / "golden" / "script"
LANGUAGES = {"english": "en-GB", "de": "de", "es": "es", "fr": "fr-FR", "it": "it", "pt": "pt-BR"}
SPOKEN = {"english": 2}
"""The column that has what is said; in the others it is 4."""
PER_MS = PROGRAMME_RATE_HZ / 1000
MINUTE_MS = 60_000


def main() -> None:
    """Measure, and print a line each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=65)
    options.add_argument("--texts", type=int, default=150)
    asked = options.parse_args()
    with closing(EspeakEngine({})) as engine:
        voices = {voice.language: voice for voice in reversed(engine.voices())}
        for name, language in LANGUAGES.items():
            said = [_said(text, voices[language], engine) for text in _texts(name, asked.texts)]
            print(f"{language:6} {len(said):4} texts:", *(f"{how} {_spread(said, how)}" for how in HOW))
    with clips() as spoken, TemporaryDirectory() as folder:
        speech = speech_of(spoken, minutes=asked.minutes)
        episode = mixed(speech, Path(folder))
        sound = _decoded(Path(folder) / episode.enclosure.name)
        first = [*_off_ms(speech, episode, sound, range(MINUTE_MS))]
        last = [*_off_ms(speech, episode, sound, range(episode.duration_ms - MINUTE_MS, episode.duration_ms))]
    for name, off_ms in (("first", first), ("last", last)):
        print(f"{name} minute of {episode.duration_ms / MINUTE_MS:.1f}: {len(off_ms)} words, {_shown(off_ms)}")


# ── estimates ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _texts(name: str, count: int) -> list[str]:
    """So many texts at most, of two sentences each."""
    with (GOLDEN / f"{name}.tsv").open(encoding="utf-8") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        said = [row[SPOKEN.get(name, 4)] for row in rows if len(row) > SPOKEN.get(name, 4)]
    return [f"{one} {other}" for one, other in zip(said[::2], said[1::2], strict=False)][:count]


def _said(text: str, voice: Voice, engine: EspeakEngine) -> Clip:
    heard = hear(engine.say(text, voice, 1.0), text=text, engine=engine.name)
    return Clip(
        key="",
        path=Path(),
        rate_hz=heard.rate_hz,
        samples=len(heard.pcm),
        energies=energies(heard.pcm, rate_hz=heard.rate_hz),
        peak=1.0,
        text=text,
        words=heard.words,
    )


def _by_characters(clip: Clip) -> list[float]:
    return [clip.duration_ms * word.at / len(clip.text) for word, _ in word_starts(clip)]


def _by_weights(clip: Clip) -> list[float]:
    return [start_ms for _, start_ms in word_starts(replace(clip, words=(), energies=()))]


def _with_pauses(clip: Clip) -> list[float]:
    return [start_ms for _, start_ms in word_starts(replace(clip, words=()))]


HOW = {"by characters": _by_characters, "by weights": _by_weights, "with pauses": _with_pauses}


def _spread(said: Sequence[Clip], how: str) -> str:
    return _shown([error_ms for clip in said for error_ms in _errors_ms(clip, HOW[how](clip))])


def _errors_ms(clip: Clip, estimated: Sequence[float]) -> Iterator[float]:
    """How far the words that espeak-ng tells, but the first of a clip, are from where they are estimated."""
    words = [word for word, _ in word_starts(clip)]
    told = {bisect_right(words, told.at, key=lambda word: word.at) - 1: told for told in reversed(clip.words)}
    yield from (abs(estimated[place] - word.start_ms) for place, word in told.items() if place > 0)


def _shown(errors_ms: Sequence[float]) -> str:
    middle, most, worst = np.percentile(np.abs(errors_ms), [50, 95, 100])
    return f"median {middle:.0f} ms, 95 % {most:.0f} ms, worst {worst:.0f} ms;"


# ── a programme ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _decoded(path: Path) -> Signal:
    """The samples of a mono file of any length."""
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray()[0].astype(np.float32) for frame in container.decode(audio=0)]
    return np.concatenate(frames)


def _off_ms(speech: Speech, episode: Episode, sound: Signal, within: range) -> Iterator[float]:
    """How far the sound of each word that begins in this time is from where the transcript says, in ms."""
    for cue, (clip,) in zip(episode.cues, speech.clips, strict=True):
        if cue.start_ms not in within or cue.end_ms not in within:
            continue
        pcm = np.fromfile(clip.path, dtype="<i2")
        samples = to_signal(resample(pcm, rate_hz=clip.rate_hz, to_hz=PROGRAMME_RATE_HZ))
        begins_ms = {clip.text.count(" ", 0, word.at): word.start_ms for word in reversed(clip.words)}
        for number, start_ms in begins_ms.items():
            heard = samples[round(start_ms * PER_MS) : round((start_ms + 400) * PER_MS)]
            yield _found_ms(heard, sound, near_ms=cue.starts_ms[number]) - cue.starts_ms[number]


def _found_ms(heard: Signal, sound: Signal, *, near_ms: int) -> float:
    """Where `heard` sounds most alike in `sound`, within 200 ms of a time."""
    start = max(0, round((near_ms - 200) * PER_MS))
    around = sound[start : round((near_ms + 200) * PER_MS) + len(heard)]
    return (start + int(np.argmax(np.correlate(around, heard, mode="valid")))) / PER_MS


if __name__ == "__main__":
    main()
