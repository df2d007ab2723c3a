"""Killed with -9 at random moments: `python tests/bench/kill.py [MOMENTS]` (50 unless told; goal: no violation).

Each time a fresh show is made, the command is killed, what is on disk is checked, and one more run has to end with
exactly one episode, the GUID that was minted first, a valid feed and no stray file.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from killing import length_of_a_run, violations
from shows import ShowFolder


def main() -> None:
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    dice = random.Random(20261124)
    with tempfile.TemporaryDirectory() as folder:
        whole_s = length_of_a_run(ShowFolder(Path(folder) / "whole"))
        found = 0
        for number in range(moments):
            moment_s = dice.uniform(0, whole_s)
            for violation in violations(ShowFolder(Path(folder) / str(number)), moment_s):
                found += 1
                print(f"killed after {moment_s:.3f} s: {violation}")
    print(f"{moments} kills within {whole_s:.2f} s: {found} violations")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
