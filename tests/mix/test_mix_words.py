"""Words in the finished MP3: each is heard where its cue says, at the start of a programme as at its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from mix_speech import IDENTITY, RATE_HZ, clip_of, decoded, murmur, show_of, signal_of, speech_of
from numpy.typing import NDArray

from narrator.mix import mix
from narrator.model import Clip, Role, Script, Section, Speech, Utterance, WordTime

WORDS = ("harbour", "breakwater", "islanders,", "potatoes", "November", "ministry", "crossing,", "quarter")
GAP_MS = (120, 180, 250)


def bursts(folder: Path, *, seed: int, words: tuple[str, ...]) -> Clip:
    """A clip of one murmur a word, with silence between them, and the times at which they begin."""
    text, parts, times = " ".join(words), list[NDArray[np.int16]](), []
    for number, word in enumerate(words):
        start_ms = round(sum(map(len, parts)) * 1000 / RATE_HZ)
        times.append(WordTime(at=text.index(word), length=len(word), start_ms=start_ms, end_ms=start_ms))
        sound = murmur(0.2 + 0.03 * len(word), seed=seed + number, level=0.2)
        sound[:200] = 8000  # so that it begins at once
        parts += [sound, np.zeros(RATE_HZ * GAP_MS[(seed + number) % 3] // 1000, dtype=np.int16)]
    return replace(clip_of(np.concatenate(parts), folder, name=f"bursts-{seed}"), text=text, words=tuple(times))


@pytest.fixture
def speech(tmp_path: Path) -> Speech:
    """Forty utterances of sixteen words, each in two clips, as of an engine that takes no long texts."""
    clips = [
        [bursts(tmp_path, seed=seed, words=WORDS), bursts(tmp_path, seed=seed + 1, words=WORDS)] for seed in (1, 7)
    ]
    spoken = speech_of(clips * 20, pause_ms=333)
    told = tuple(
        Utterance(role=Role.HOST, written=f"{pieces[0].text} {pieces[1].text}", spoken="", pause_ms=333)
        for pieces in spoken.clips
    )
    section = Section(name="story", utterances=told)
    script = Script(article=spoken.script.article, language="en-GB", sections=(section,))
    return Speech(script=script, casting=spoken.casting, clips=spoken.clips)


def test_each_word_is_heard_when_the_transcript_says(speech: Speech, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    episode = mix(speech, show=show_of(tmp_path), identity=IDENTITY, article_key="k", cover=None, folder=folder)
    assert episode.duration_ms > 240_000
    assert len(episode.cues) > len(speech.clips)
    programme = np.abs(signal_of(decoded(folder, episode)))
    off_ms = []
    for cue in episode.cues:
        assert cue.start_ms == cue.starts_ms[0]
        for start_ms in cue.starts_ms:
            around = programme[max(0, round((start_ms - 60) * 44.1)) : round((start_ms + 60) * 44.1)]
            off_ms.append(int(np.argmax(around > 0.3 * around.max())) / 44.1 - min(60, start_ms))
    assert len(off_ms) == 2 * len(WORDS) * len(speech.clips)
    assert max(map(abs, off_ms)) < 10
    assert np.mean(off_ms[-100:]) == pytest.approx(np.mean(off_ms[:100]), abs=2)
