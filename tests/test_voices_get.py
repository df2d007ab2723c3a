"""`narrator voices get` as a user runs it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_files import FileStandIn
from shows import ShowFolder
from tiny_voices import piper_voice

ALAN = "en_GB-alan-medium"
PATH = f"en/en_GB/alan/medium/{ALAN}.onnx"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[FileStandIn]:
    model = piper_voice(tmp_path / "made", ALAN)
    files = {PATH: model.read_bytes(), f"{PATH}.json": model.with_name(f"{ALAN}.onnx.json").read_bytes()}
    told = {
        path: {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}
        for path, content in files.items()
    }
    language = {"code": "en_GB", "name_english": "English", "country_english": "Great Britain"}
    index = {ALAN: {"language": language, "quality": "medium", "num_speakers": 1, "files": told}}
    with FileStandIn({**files, "voices.json": json.dumps(index).encode()}) as stand_in:
        yield stand_in


def test_a_voice_is_got_and_narrates(show: ShowFolder, site: FileStandIn, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path / "data"), "NARRATOR_VOICES_SITE": site.url}
    config = (show.folder / "show.toml").read_text(encoding="utf-8")
    show.write("show.toml", config.replace('engines = ["espeak"]', 'engines = ["piper", "espeak"]'))
    listed = show.run("voices", "get", environ=environ)
    assert f"{ALAN}" in listed.out
    assert "is here" not in listed.out
    got = show.run("voices", "get", ALAN, environ=environ)
    assert (got.code, got.out) == (0, f"{ALAN}: {tmp_path}/data/narrator/voices\n")
    (offer,) = show.run("voices", "get", "--language", "en-GB", "--json", environ=environ).json
    assert (offer["name"], offer["language"], offer["here"]) == (ALAN, "en-GB", True)
    made = show.run("make", str(show.story()), "--json", environ=environ)
    assert made.code == 0, made.err
    fact = made.json["outcomes"][0]["episode"]
    assert (fact["engine"], fact["voice"]) == ("piper", ALAN)


def test_a_voice_goes_where_the_shows_engine_looks(show: ShowFolder, site: FileStandIn, tmp_path: Path) -> None:
    show.add_to_config(f'[voice.piper]\nfolder = "{tmp_path}/mine"\n')
    got = show.run("voices", "get", ALAN, "--site", site.url)
    assert got.out == f"{ALAN}: {tmp_path}/mine\n"
    listed = show.run("voices", "list", "--json").json
    (piper,) = [engine for engine in listed if engine["engine"] == "piper"]
    assert (piper["problem"], [voice["name"] for voice in piper["voices"]]) == ("", [ALAN])


def test_a_voice_is_taken_from_a_stick(show: ShowFolder, tmp_path: Path) -> None:
    model = piper_voice(tmp_path / "stick", "de_DE-thorsten-medium", espeak="de")
    got = show.run("voices", "get", "--from", str(model), "--folder", str(tmp_path / "voices"))
    assert (got.code, got.out) == (0, f"de_DE-thorsten-medium: {tmp_path}/voices\n")


def test_an_unknown_name_and_a_damaged_file_are_told(show: ShowFolder, site: FileStandIn, tmp_path: Path) -> None:
    unknown = show.run("voices", "get", "en_GB-allan-medium", "--site", site.url)
    assert unknown.code == 1
    assert f'Did you mean "{ALAN}"?' in unknown.err
    site.always[PATH] = "wrong"
    damaged = show.run("voices", "get", ALAN, "--site", site.url, "--folder", str(tmp_path / "voices"))
    assert damaged.code == 1
    assert "its md5 differs" in damaged.err
    assert [path.name for path in (tmp_path / "voices").iterdir()] == [f"{ALAN}.onnx.json"]


def test_what_breaks_off_asks_to_be_run_again(show: ShowFolder, site: FileStandIn, tmp_path: Path) -> None:
    site.faults[PATH] = ["cut", "busy"]
    again = ("voices", "get", ALAN, "--site", site.url, "--folder", str(tmp_path / "voices"))
    broken = show.run(*again)
    assert broken.code == 75
    assert "the same command goes on from there" in broken.err
    assert show.run(*again).code == 0
    assert site.ranges(PATH)[2].startswith("bytes=")
