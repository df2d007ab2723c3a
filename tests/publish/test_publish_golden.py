"""Everything published, byte for byte. After a wanted change run samples_publish.py, and read the difference."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from samples_publish import GOLDEN, rendered

SAMPLES = Path(__file__).parents[1] / "samples_publish.py"
HASHES = f"""
import hashlib, runpy
for name, content in runpy.run_path({str(SAMPLES)!r})["rendered"]().items():
    print(name, hashlib.sha256(content).hexdigest())
"""


@pytest.mark.parametrize("name", sorted(rendered()))
def test_what_is_published(name: str) -> None:
    assert rendered()[name].decode() == (GOLDEN / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(rendered())


def test_other_processes_publish_the_same_bytes() -> None:
    def published(seed: str, locale: str, zone: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", HASHES], env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    first = published("1", "C", "UTC")
    assert len(first.splitlines()) == len(rendered())
    assert published("4242", "C.UTF-8", "Pacific/Auckland") == first
