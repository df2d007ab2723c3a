"""The engine that the README shows, as the package it comes in: it is short, keeps the contract, and narrates."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from shows import EPISODES, ShowFolder

from narrator.show import Voicing
from narrator.sound import decode
from narrator.speech import Engine, open_engine

PACKAGE = Path(__file__).parent / "narrator-morse"
SOURCE = (PACKAGE / "narrator_morse.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that pip has installed the package into."""
    copy = shutil.copytree(PACKAGE, tmp_path_factory.mktemp("source") / PACKAGE.name)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    command += ["--no-deps", "--no-build-isolation", "--target", str(folder), str(copy)]
    subprocess.run(command, check=True, timeout=200, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"})
    return folder


@pytest.fixture
def engine(site: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.syspath_prepend(str(site))
    return open_engine("morse", Voicing())


def test_it_is_thirty_lines() -> None:
    (engine,) = [node for node in ast.parse(SOURCE).body if isinstance(node, ast.ClassDef)]
    lines = SOURCE.splitlines()[engine.lineno - 1 : engine.end_lineno]
    assert len([line for line in lines if line.strip()]) <= 30


def test_the_readme_names_it_as_the_package_does() -> None:
    readme = (EPISODES.parent / "README.md").read_text(encoding="utf-8")
    points = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    ((name, value),) = points["narrator.engines"].items()
    assert f'{name} = "{value}"' in readme


def test_it_keeps_the_contract(engine: Engine) -> None:
    lasts = [
        decode(engine.say(text, engine.voices()[0], 1.0).audio, which="Morse").duration_s
        for text in ("Paris", "Paris Paris")
    ]
    # "PARIS" and the blank after it are 50 units by definition; at 25 words a minute they take 2.4 seconds.
    assert lasts[1] - lasts[0] == pytest.approx(2.4)


def test_an_installed_package_is_listed_and_narrates(site: Path, show: ShowFolder) -> None:
    environ = {"PYTHONPATH": str(site)}
    config = (show.folder / "show.toml").read_text(encoding="utf-8")
    show.write("show.toml", config.replace('engines = ["espeak"]', 'engines = ["morse"]'))
    show.add_to_config("\n[voice.morse]\nwords_per_minute = 60\n")
    listed = {engine["engine"]: engine for engine in show.run("voices", "list", "--json", environ=environ).json}
    assert listed["morse"]["problem"] == ""
    assert listed["morse"]["voices"] == [{"name": "operator", "language": "en", "of_the_show": False}]
    story = show.story()
    made = show.run("make", str(story), "--json", environ=environ)
    assert made.code == 0, made.err
    episode = made.json["outcomes"][0]["episode"]
    assert (episode["engine"], episode["voice"]) == ("morse", "operator")
    assert episode["duration_ms"] > 20_000
    record = json.loads(next(show.public.glob("episodes/*/episode.json")).read_text(encoding="utf-8"))
    assert record["casting"]["engine_version"] == "1"
