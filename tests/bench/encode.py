"""What mixing costs: CPU of mix, limiter, meter, tags and encoder over that of the encoder alone on the same samples.

    python tests/bench/encode.py [--minutes 20] [--rounds 5]

Rounds of both are taken in turn, and the ratio is that of their medians. The goal is 1.3.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import lameenc
import numpy as np
from numpy.typing import NDArray
from spoken import clips, mixed, speech_of

from narrator.sound import PROGRAMME_RATE_HZ, decode

KBPS = 96
LAME = [
    "lame",
    "-r",
    "-s",
    "44.1",
    "--bitwidth",
    "16",
    "--signed",
    "--little-endian",
    "-m",
    "m",
    "-b",
    str(KBPS),
    "--cbr",
]


def main() -> None:
    """Measure, and print a line each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=20)
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    with clips() as spoken, TemporaryDirectory() as name:
        folder, speech = Path(name), speech_of(spoken, minutes=asked.minutes)
        episode = mixed(speech, folder)
        pcm = decode((folder / episode.enclosure.name).read_bytes(), which="the mix", limit_s=36_000).pcm[:, 0]
        pcm.astype("<i2").tofile(folder / "mix.s16")
        ways: dict[str, Callable[[], float]] = {
            "mix": lambda: cpu_s(lambda: mixed(speech, folder)),
            "lameenc alone": lambda: cpu_s(lambda: bare(pcm)),
        }
        if shutil.which("lame"):
            ways["lame program"] = lambda: program_s(folder / "mix.s16")
        report(ways, rounds=asked.rounds, hours=len(pcm) / PROGRAMME_RATE_HZ / 3600)


def report(ways: dict[str, Callable[[], float]], *, rounds: int, hours: float) -> None:
    """Take the ways in turn, and print the median of each and the ratios."""
    times = [{name: way() for name, way in ways.items()} for _ in range(rounds)]
    medians = {name: median(round_s[name] for round_s in times) for name in ways}
    for name, seconds in medians.items():
        print(f"{name:14} {seconds:7.2f} s CPU, {seconds / hours:6.1f} s an hour of audio")
    for name in list(ways)[1:]:
        print(f"mix / {name}: {medians['mix'] / medians[name]:.2f}")


def cpu_s(work: Callable[[], object]) -> float:
    """Give the CPU seconds of this process that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bare(pcm: NDArray[np.int16]) -> int:
    """Encode samples with the settings of the mix, and nothing else."""
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(PROGRAMME_RATE_HZ)
    encoder.set_out_sample_rate(PROGRAMME_RATE_HZ)
    encoder.set_bit_rate(KBPS)
    encoder.set_quality(3)
    encoder.silence()
    return len(encoder.encode(pcm.tobytes())) + len(encoder.flush())


def program_s(samples: Path) -> float:
    """Give the CPU seconds of the lame program for a file of samples."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*LAME, str(samples), str(samples.with_suffix(".mp3"))], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
