"""Local engines on one worker and on two, bare and through narrator: `python tests/bench/voices_local.py [FOLDER]`.

An article of 1,200 words is spoken by the bare engine (its `say`, from a pool of threads) and by `speak` into an empty
clip store, each with one worker and with two. Goals: with two workers at most 0.6 of the wall time of one; `speak` at
most 1.1 times the bare engine's. The shortest of several rounds counts, for other programs only ever add to it.

Piper speaks with a tiny network that is made as slow as a true one of medium quality (some 20 times faster than life),
or with the voices of FOLDER.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from line import story
from tiny_voices import piper_voice

from narrator.model import Casting, Quiet, Script, Voice
from narrator.script import load_lexicon, write_text
from narrator.show import Terms, Voicing
from narrator.speech import ClipStore, open_engine, speak
from narrator.speech.casting import choose
from narrator.speech.lines import lines_of
from narrator.speech.registry import Fenced

WORDS, ROUNDS = 1_200, 3
WORK = 330
"""Products of matrices that make the tiny network as slow as one of medium quality."""


def wall_and_cpu(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of this process; those of espeak's workers are only known when they have ended."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def bare(engine: Fenced, texts: Sequence[str], voice: Voice, workers: int) -> float:
    """Seconds of sound that the engine says, by so many threads."""
    with ThreadPoolExecutor(workers) as crew:
        return sum(crew.map(lambda text: _seconds(engine.say(text, voice, 1.0).audio), texts))


def _seconds(audio: bytes) -> float:
    with wave.open(io.BytesIO(audio)) as file:
        return float(file.getnframes() / file.getframerate())


def narrated(engine: Fenced, script: Script, casting: Casting, voicing: Voicing, workers: int) -> None:
    """All clips of the script, made for an empty store."""
    engine.terms = Terms(at_once=workers)
    with tempfile.TemporaryDirectory() as folder:
        store = ClipStore(Path(folder))
        speak(script, engine=engine, casting=casting, voicing=voicing, store=store, progress=Quiet())


def report(name: str, voicing: Voicing, script: Script) -> None:
    best: dict[tuple[str, int], tuple[float, float]] = {}
    with closing(open_engine(name, voicing)) as engine:
        voice = choose(engine.voices(), language="en-GB", engine=name)
        casting = Casting(voice=voice, engine_version=engine.version, why="bench")
        texts = [line.text for line in lines_of(script, engine=engine, casting=casting, voicing=voicing).keys]
        sound_s = bare(engine, texts, voice, 2)  # Loads the network, starts the workers.
        for _ in range(ROUNDS):
            for workers in (1, 2):
                works: dict[str, Callable[[], object]] = {
                    "bare": partial(bare, engine, texts, voice, workers),
                    "speak": partial(narrated, engine, script, casting, voicing, workers),
                }
                for kind, work in works.items():
                    cost = wall_and_cpu(work)
                    best[kind, workers] = min(best.get((kind, workers), cost), cost)
    print(f"{name} ({voice.name}): {len(texts)} texts, {sound_s:.0f} s of sound")
    for (kind, workers), (wall, cpu) in sorted(best.items()):
        print(f"  {kind:<6} at once {workers}: wall {wall:6.2f} s, cpu here {cpu:6.2f} s, {sound_s / wall:5.0f} × life")
    for kind in ("bare", "speak"):
        print(f"  {kind:<6} two at once / one: {best[kind, 2][0] / best[kind, 1][0]:.2f} (goal 0.60)")
    for workers in (1, 2):
        print(
            f"  speak / bare, {workers} at once: {best['speak', workers][0] / best['bare', workers][0]:.2f} (goal 1.10)"
        )


def main(folder: str = "") -> None:
    with tempfile.TemporaryDirectory() as scratch:
        script = write_text(story(WORDS), language="en-GB", lexicon=load_lexicon(Path(scratch, "none")))
        if not folder:
            piper_voice(Path(scratch) / "voices", work=WORK)
        voicing = Voicing(settings={"piper": {"folder": folder or f"{scratch}/voices"}})
        for name in ("espeak", "piper"):
            report(name, voicing, script)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
