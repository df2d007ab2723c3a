"""With the real embedded engine: what is spoken is heard where the cues say, at the show's loudness."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from mix_speech import IDENTITY, decoded, show_of, signal_of, speech_of

from narrator.engines.espeak import EspeakEngine
from narrator.mix import mix
from narrator.model import Clip
from narrator.sound import decode, energies, integrated_lufs, to_mono, trim, true_peak
from narrator.speech import ClipStore

SENTENCES = (
    "The ferry to the outer islands will sail again from Monday, the harbour board said.",
    "Repairs cost four million pounds.",
    "“We have run out of nearly everything but potatoes,” said Ann Moir, who keeps the shop.",
)


@pytest.fixture
def spoken(tmp_path: Path) -> list[list[Clip]]:
    store = ClipStore(tmp_path / "clips")
    with closing(EspeakEngine({})) as engine:
        voice = next(voice for voice in engine.voices() if voice.language == "en-GB")
        samples = [to_mono(decode(engine.say(sentence, voice, 1.0).audio, which=sentence)) for sentence in SENTENCES]
    return [
        [store.put(f"{number:064}", trim(one.pcm[:, 0], rate_hz=one.rate_hz)[0], rate_hz=one.rate_hz)]
        for number, one in enumerate(samples)
    ]


def test_a_real_voice_is_mastered_and_every_sentence_is_in_its_place(spoken: list[list[Clip]], tmp_path: Path) -> None:
    folder = tmp_path / "public"
    episode = mix(
        speech_of(spoken), show=show_of(tmp_path), identity=IDENTITY, article_key="k", cover=None, folder=folder
    )
    samples = decoded(folder, episode)
    pcm, programme = samples.pcm[:, 0], signal_of(samples)
    assert integrated_lufs(energies(pcm, rate_hz=44_100)) == pytest.approx(-19, abs=0.3)
    assert 20 * np.log10(true_peak(pcm)) <= -1
    levels_db = [
        20 * np.log10(np.std(programme[round(start_ms * 44.1) : round(end_ms * 44.1)]))
        for start_ms, end_ms in ((cue.start_ms, cue.end_ms) for cue in episode.cues)
    ]
    assert min(levels_db) > -30
    for before, after in zip(episode.cues, episode.cues[1:], strict=False):
        gap = programme[round(before.end_ms * 44.1) + 900 : round(after.start_ms * 44.1) - 900]
        assert 20 * np.log10(np.std(gap)) < -65
