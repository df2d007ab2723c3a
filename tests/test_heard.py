"""What an independent recogniser hears in a finished MP3: every sentence that the script says, and no promo.

Forced alignment with wide beams refuses a text of which a sentence is not there (it does not notice what is too much).
"""

from __future__ import annotations

import re
from pathlib import Path

import av
import numpy as np
import pytest
from shows import ShowFolder

pocketsphinx = pytest.importorskip("pocketsphinx", reason="pocketsphinx is not installed")

RATE_HZ = 16_000
NOISE_RMS = 40

PASTED = """The old market ‘will not move’ as traders sign a letter to the city The city council says the plan is good.

More than two hundred traders have signed a letter to the city. They want the old market to stay where it is. \
The council wants to move the market to a new hall near the river. The hall would have more light and more room. \
:: The best places to eat in the city :: Listen to the Behind the Headline podcast on Apple Podcasts, Google Podcasts, \
Spotify, Spreaker One of the traders said that nobody had asked her. Her family has sold bread in the square for \
ninety years. The council will talk about the letter next week.

Leave a Reply

Your email address will not be published. Required fields are marked *
"""


def heard(path: Path) -> bytes:
    """The MP3 as the recogniser wants it: 16 kHz, with a floor of noise under it."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
    with av.open(str(path)) as container:
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    samples = np.concatenate([frame.to_ndarray()[0] for frame in [*frames, *resampler.resample(None)]])
    noise = np.random.default_rng(1).normal(0, NOISE_RMS, len(samples))
    return np.clip(samples + noise, -32_768, 32_767).astype("<i2").tobytes()


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("’", "'")))


def aligns(audio: bytes, text: str) -> bool:
    """Whether all of `text` is found in the audio, in its order."""
    decoder = pocketsphinx.Decoder(
        samprate=RATE_HZ, lm=None, beam=1e-64, wbeam=1e-64, pbeam=1e-64, bestpath=False, loglevel="FATAL"
    )
    unknown = [word for word in set(text.split()) if decoder.lookup_word(word) is None]
    assert not unknown, f"the recogniser does not know {unknown}"
    decoder.set_align_text(text)
    decoder.start_utt()
    decoder.process_raw(audio, full_utt=True)
    decoder.end_utt()
    hypothesis = decoder.hyp()
    return hypothesis is not None and words(hypothesis.hypstr) == text


def test_every_sentence_of_the_pasted_page_is_heard_and_no_promo(show: ShowFolder) -> None:
    show.write("story.txt", PASTED)
    show.add_to_config('[style.wording.en]\nsign_off = ["Listen to $show again tomorrow."]\n')
    done = show.run("make", "story.txt", "--json")
    assert done.code == 0, done.err
    sections = show.run("script", "story.txt", "--json").json["sections"]
    said = [words(utterance["spoken"]) for section in sections for utterance in section["utterances"]]
    audio = heard(Path(done.json["outcomes"][0]["episode"]["audio"]))
    assert aligns(audio, " ".join(said))
    for absent in ("the best places to eat in the city", "leave a reply", "listen to the podcast"):
        assert absent not in " ".join(said)
        middle = len(said) // 2
        assert not aligns(audio, " ".join([*said[:middle], absent, *said[middle:]]))
