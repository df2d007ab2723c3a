"""A show of real parts in a folder of the test's own, and the command line run on it in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EPISODES = Path(__file__).parent.parent / "episodes"

SHOW_TOML = """
[show]
title = "Morning Ledger"
author = "The Example Gazette"
link = "https://podcast.example/"
language = "en-GB"
category = ["News", "Daily News"]
email = "desk@podcast.example"
timezone = "Europe/London"

[voice]
engines = ["espeak"]

[fetch]
timeout_s = 5
allow_private = true
"""

STORY = """Harbour bridge reopens after ninety days

Engineers finished the work two weeks early, the council says.

The swing bridge at Port Ellery carried its first buses on Monday morning. About 400 people walked across it before the
traffic was let in, and a brass band played on the quay.

“We promised ninety days and we kept our word,” said the chief engineer. The repair cost £4.5m, half of what the first
plan had foreseen. A second closure is not expected before 2040.
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class ShowFolder:
    """A show in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.public = folder / "public"
        self.feed = self.public / "feed.xml"
        folder.mkdir(parents=True, exist_ok=True)
        self.write("show.toml", SHOW_TOML)
        shutil.copy(EPISODES / "cover.jpg", folder / "cover.jpg")

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    @property
    def config(self) -> str:
        """The text of its show.toml."""
        return (self.folder / "show.toml").read_text(encoding="utf-8")

    def add_to_config(self, text: str) -> None:
        with (self.folder / "show.toml").open("a", encoding="utf-8") as file:
            file.write(text)

    def story(self, name: str = "story.txt", *, title: str = "") -> Path:
        text = STORY if not title else f"{title}\n{STORY.split(chr(10), 1)[1]}"
        return self.write(name, text)

    def run(self, *arguments: str, stdin: bytes = b"", environ: dict[str, str] | None = None) -> Ran:
        """Run the command on this show, as a user would."""
        done = subprocess.run(
            [sys.executable, "-m", "narrator", *arguments, "--show", str(self.folder)],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, **(environ or {})},
            timeout=100,
            check=False,
        )
        return Ran(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())

    def files(self) -> dict[str, bytes]:
        """All of the site, by name."""
        paths = sorted(path for path in self.public.rglob("*") if path.is_file())
        return {str(path.relative_to(self.public)): path.read_bytes() for path in paths}


MakeShow = Callable[[str], ShowFolder]
