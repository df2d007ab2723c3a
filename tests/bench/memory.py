"""Whether memory grows with length: the peak of mixing and encoding 10 minutes and 5 hours, each in its own process.

    python tests/bench/memory.py [--short 10] [--long 300]        # minutes

The goal is a ratio of at most 1.2.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from spoken import clips, mixed, speech_of

from narrator.model import Clip


def main() -> None:
    """Measure both, or, as the child that is measured, mix one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--short", type=float, default=10)
    options.add_argument("--long", type=float, default=300)
    options.add_argument("--child", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        child(asked.child, minutes=asked.short)
    else:
        parent(asked.short, asked.long)


def parent(short: float, long: float) -> None:
    """Speak the clips once, have each length mixed by a process of its own, and print the peaks."""
    with clips() as spoken:
        peaks_mib = [measured(spoken, minutes) for minutes in (short, long)]
    for minutes, peak_mib in zip((short, long), peaks_mib, strict=True):
        print(f"{minutes:5g} min: {peak_mib:6.1f} MiB at the peak")
    print(f"ratio: {peaks_mib[1] / peaks_mib[0]:.2f}")


def measured(spoken: tuple[Clip, ...], minutes: float) -> float:
    """Give the peak resident memory, in MiB, of a process that mixes so many minutes."""
    with TemporaryDirectory() as folder:
        handed = Path(folder) / "clips"
        handed.write_bytes(pickle.dumps(spoken))
        command = [sys.executable, __file__, "--child", str(handed), "--short", str(minutes)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def child(handed: str, *, minutes: float) -> None:
    """Mix, and print the peak of this process in MiB."""
    spoken: tuple[Clip, ...] = pickle.loads(Path(handed).read_bytes())
    with TemporaryDirectory() as folder:
        mixed(speech_of(spoken, minutes=minutes), Path(folder))
    unit = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20)


if __name__ == "__main__":
    main()
