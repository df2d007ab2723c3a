"""How long a user waits for `narrator --help`: `python tests/bench/start.py` (goal: at most 0.15 s warm).

Told beside the bare interpreter in the same run. The cold start has its files thrown out of the cache first, where the
system lets us.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "narrator --help": [sys.executable, "-m", "narrator", "--help"],
    "narrator make --help": [sys.executable, "-m", "narrator", "make", "--help"],
}


def wall_s(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def drop_caches() -> None:
    """Ask the kernel to forget the files of the interpreter's packages."""
    for path in Path(sys.prefix).rglob("*.py*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def main() -> None:
    drop_caches()
    cold = {name: wall_s(command) for name, command in COMMANDS.items()}
    warm = {name: statistics.median(wall_s(command) for _ in range(15)) for name, command in COMMANDS.items()}
    base = warm["python -c pass"]
    for name in COMMANDS:
        print(
            f"{name:<22} cold {cold[name]:.3f} s   warm {warm[name]:.3f} s   × bare interpreter {warm[name] / base:.1f}"
        )


if __name__ == "__main__":
    main()
