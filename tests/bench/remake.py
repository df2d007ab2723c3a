"""What it costs to change one word of a published article: `python tests/bench/remake.py`.

Told as clips spoken again (goal: one) and as a ratio to making the episode for the first time, in the same run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from line import story
from shows import ShowFolder


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        show = ShowFolder(Path(folder) / "show")
        path = show.write("story.txt", story(6_000))
        first_s, spoken = make(show, path), clips(show)
        path.write_text(path.read_text(encoding="utf-8").replace("day 200.", "day 200 precisely."), encoding="utf-8")
        second_s, again = make(show, path), clips(show)
        third_s = make(show, path)
    print(f"first time       {first_s:.2f} s, {len(spoken)} clips")
    print(
        f"one word changed {second_s:.2f} s, {len(again - spoken)} clips spoken again, ratio {second_s / first_s:.2f}"
    )
    print(f"nothing changed  {third_s:.2f} s, ratio {third_s / first_s:.2f}")


def make(show: ShowFolder, path: Path) -> float:
    start = time.perf_counter()
    done = show.run("make", str(path))
    assert done.code == 0, done.err
    return time.perf_counter() - start


def clips(show: ShowFolder) -> set[str]:
    return {path.name for path in (show.folder / ".narrator" / "clips").rglob("*.s16")}


if __name__ == "__main__":
    main()
