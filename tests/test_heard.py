"""What an independent recogniser hears in a finished MP3: every sentence that the script says, once, and no promo.

Forced alignment with wide beams refuses a text of which a sentence is not there, but does not notice what is too much;
a language model of the very text does.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
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

FAULTY = "The council wants", "Her family"


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


def arpa(text: str) -> str:
    """A language model that knows the words of `text`, and which of them follow each other, in the ARPA format."""
    said = text.split()
    ones, twos = Counter(said), Counter(pairwise(said))
    first = [f"{math.log10(count / len(said)):.4f} {word} -1.0" for word, count in sorted(ones.items())]
    second = [f"{math.log10(0.9 * count / ones[a]):.4f} {a} {b}" for (a, b), count in sorted(twos.items())]
    return "\n".join(
        [
            *("\\data\\", f"ngram 1={len(first) + 2}", f"ngram 2={len(second) + 2}", "", "\\1-grams:"),
            *("-2.0 </s>", "-99 <s> -1.0", *first, "", "\\2-grams:"),
            *(f"-0.05 <s> {said[0]}", f"-0.05 {said[-1]} </s>", *second, "", "\\end\\", ""),
        ]
    )


def strays(audio: bytes, text: str, folder: Path) -> tuple[int, int]:
    """How many words of `text` at the most are missing in one place of the audio, and how many are too many in one."""
    (folder / "text.arpa").write_text(arpa(text), encoding="utf-8")
    decoder = pocketsphinx.Decoder(samprate=RATE_HZ, lm=str(folder / "text.arpa"), loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw(audio, full_utt=True)
    decoder.end_utt()
    matcher = SequenceMatcher(None, text.split(), decoder.hyp().hypstr.split(), autojunk=False)
    missing = [(until - at) - (end - start) for _, at, until, start, end in matcher.get_opcodes()]
    return max(missing), -min(missing)


def with_faults(audio: bytes, *, twice: dict[str, int], gone: dict[str, int]) -> bytes:
    """The audio with one cue said twice and one left out, which comes later."""
    bounds = [2 * RATE_HZ * cue[edge] // 1000 // 2 * 2 for cue in (twice, gone) for edge in ("start_ms", "end_ms")]
    begin, end, cut, resume = bounds
    return audio[:end] + audio[begin:cut] + audio[resume:]


def test_every_sentence_of_the_pasted_page_is_heard_once_and_no_promo(show: ShowFolder, tmp_path: Path) -> None:
    show.write("story.txt", PASTED)
    show.add_to_config('[style.wording.en]\nsign_off = ["Listen to $show again tomorrow."]\n')
    done = show.run("make", "story.txt", "--json")
    assert done.code == 0, done.err
    sections = show.run("script", "story.txt", "--json").json["sections"]
    said = [words(utterance["spoken"]) for section in sections for utterance in section["utterances"]]
    made = Path(done.json["outcomes"][0]["episode"]["audio"])
    audio = heard(made)
    assert aligns(audio, " ".join(said))
    assert max(strays(audio, " ".join(said), tmp_path)) <= 3
    cues = json.loads((made.parent / "episode.json").read_text(encoding="utf-8"))["cues"]
    twice, gone = (
        next(cue for cue in cues if cue["text"].startswith(words)) for words in ("The council wants", "Her family")
    )
    assert min(strays(with_faults(audio, twice=twice, gone=gone), " ".join(said), tmp_path)) >= 6, (
        "such faults are heard"
    )
    for absent in ("the best places to eat in the city", "leave a reply", "listen to the podcast"):
        assert absent not in " ".join(said)
        middle = len(said) // 2
        assert not aligns(audio, " ".join([*said[:middle], absent, *said[middle:]]))
