"""Cost of the whole line by stage: `python tests/bench/line.py`.

An article of 1,200 words and one of 12,000 through every stage. Speech is told as a ratio to the bare engine on the
same texts, all other stages together as a ratio to a bare encode of the same audio (goal: at most 1.3).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from unittest.mock import patch

import lameenc
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent))

from shows import ShowFolder

from narrator.config import load_show
from narrator.ingest import HttpFetcher, article_key, read, source_of
from narrator.mix.mp3 import encode
from narrator.model import Quiet, Script
from narrator.pipeline import Studio, mix_speech, open_studio, publish_episode, speak_script
from narrator.script import write
from narrator.speech import open_engine

SENTENCES = (
    "The swing bridge at Port Ellery carried its first buses on the morning of day {n}.",
    "About {n} people walked across it before the traffic was let in, and a brass band played on the quay.",
    "“We promised ninety days and we kept our word,” said engineer number {n}.",
    "The repair cost £{n},500, half of what the first plan had foreseen, and nobody was hurt.",
)
WORDS_A_PARAGRAPH = 57
RATE_HZ = 44_100
QUALITY = 3
"""As the product encodes: the baseline must not be slowed by a setting of its own."""


@dataclass
class Cost:
    """CPU and wall seconds."""

    cpu: float = 0.0
    wall: float = 0.0


def cpu_s() -> float:
    """CPU seconds of this process and of the programs it started and waited for."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@contextmanager
def measured(cost: Cost) -> Iterator[None]:
    cpu, wall = cpu_s(), time.perf_counter()
    yield
    cost.cpu += cpu_s() - cpu
    cost.wall += time.perf_counter() - wall


def story(words: int) -> str:
    paragraphs = range(round(words / WORDS_A_PARAGRAPH))
    texts = [" ".join(sentence.format(n=4 * n + i) for i, sentence in enumerate(SENTENCES)) for n in paragraphs]
    return "Harbour bridge reopens after ninety days\n\n" + "\n\n".join(texts)


def stages(path: Path, studio: Studio) -> tuple[dict[str, Cost], Script]:
    costs = {name: Cost() for name in ("read", "write", "speak", "mix", "publish")}
    with measured(costs["read"]):
        article = read(source_of(str(path), cwd=path.parent), fetch=studio.fetch)
    with measured(costs["write"]):
        script = write(article, show=studio.show, lexicon=studio.lexicon, published=studio.now())
    entry = studio.catalogue.begin(article, article_key(article), now=studio.now())
    with measured(costs["speak"]):
        speech = speak_script(script, studio)
    with measured(costs["mix"]):
        episode = mix_speech(speech, entry, studio)
    with measured(costs["publish"]):
        publish_episode(episode, article.source, studio)
    return costs, script


def bare_engine(script: Script, studio: Studio) -> Cost:
    """The same texts, one behind the other, through one worker of the engine."""
    cost = Cost()
    with measured(cost):
        engine = open_engine("espeak", studio.show.voice)
        voice = next(voice for voice in engine.voices() if voice.language.startswith("en"))
        for text in dict.fromkeys(utterance.spoken for utterance in script):
            engine.say(text, voice, 1.0)
        engine.close()
    return cost


@contextmanager
def overheard() -> Iterator[list[NDArray[Any]]]:
    """The blocks of samples that go into the encoder while an episode is mixed, as the encoder gets them."""
    blocks: list[NDArray[Any]] = []

    def listening(programme: Iterable[NDArray[Any]], file: BinaryIO, *, bitrate_kbps: int) -> int:
        def kept() -> Iterator[NDArray[Any]]:
            for block in programme:
                blocks.append(np.rint(block * 32_767).astype("<i2"))
                yield block

        return encode(kept(), file, bitrate_kbps=bitrate_kbps)

    with patch("narrator.mix.mixing.encode", listening):
        yield blocks


def bare_encode(blocks: list[NDArray[Any]]) -> tuple[Cost, float]:
    """The same samples through the encoder alone, and how many seconds of them there are."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(96)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    encoder.silence()
    cost = Cost()
    with measured(cost):
        for block in blocks:
            encoder.encode(block.tobytes())
        encoder.flush()
    return cost, sum(map(len, blocks)) / RATE_HZ


def report(words: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shown = ShowFolder(Path(folder) / "show")
        path = shown.write("story.txt", story(words))
        show = load_show(shown.folder / "show.toml")
        now = lambda: datetime.now(UTC)  # noqa: E731
        with open_studio(show, command="bench", fetch=HttpFetcher(show.fetch), progress=Quiet(), now=now) as studio:
            with overheard() as blocks:
                costs, script = stages(path, studio)
            engine = bare_engine(script, studio)
            encode, seconds = bare_encode(blocks)
    print(f"{words} words, {seconds / 60:.1f} minutes of audio")
    for name, cost in costs.items():
        print(f"  {name:<8} cpu {cost.cpu:6.2f} s   wall {cost.wall:6.2f} s")
    others = sum(cost.cpu for name, cost in costs.items() if name != "speak")
    print(f"  bare engine cpu {engine.cpu:.2f} s, wall {engine.wall:.2f} s; bare encode cpu {encode.cpu:.2f} s")
    speech = costs["speak"]
    print(f"  speech / bare engine: cpu {speech.cpu / engine.cpu:.2f}, wall {speech.wall / engine.wall:.2f}")
    print(f"  all other stages / bare encode: cpu {others / encode.cpu:.2f} (goal 1.3)")


if __name__ == "__main__":
    report(200)  # warms the machine up
    for size in (1_200, 12_000):
        report(size)
