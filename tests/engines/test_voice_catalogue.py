"""Fetching voices: from a real server with faults, and from this machine."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes_files import FileStandIn
from tiny_voices import piper_voice

from narrator.engines.neural import download, voice_catalogue
from narrator.engines.neural.download import RemoteFile, fetch_file
from narrator.engines.neural.voice_catalogue import KOKORO_FILES, SITE, fetch, find, kokoro, name_of, offers, take
from narrator.engines.neural.voice_folder import fingerprint, voice_folder
from narrator.engines.piper import PiperEngine
from narrator.errors import EngineError, EngineUnavailable, WorkspaceError

ALAN = "en_GB-alan-medium"
BIG = "big.onnx"
CONTENT = random.Random(4).randbytes(1_500_000)


def listing(name: str, files: dict[str, bytes], **more: Any) -> dict[str, Any]:
    """A voice in the form of piper's list."""
    code = name.partition("-")[0]
    return {
        "key": name,
        "name": name.split("-")[1],
        "language": {
            "code": code,
            "family": code[:2],
            "region": code[3:],
            "name_native": "?",
            "name_english": "English",
            "country_english": "Great Britain",
        },
        "quality": "medium",
        "num_speakers": 1,
        "speaker_id_map": {},
        "files": {
            path: {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}
            for path, content in files.items()
        },
        "aliases": [],
        **more,
    }


@pytest.fixture
def site(tmp_path: Path) -> Iterator[FileStandIn]:
    """A mirror of piper's voices, with a voice that speaks."""
    model = piper_voice(tmp_path / "made", ALAN)
    where = f"en/en_GB/alan/medium/{ALAN}"
    files = {
        f"{where}.onnx": model.read_bytes(),
        f"{where}.onnx.json": model.with_name(f"{ALAN}.onnx.json").read_bytes(),
        "en/en_GB/alan/medium/MODEL_CARD": b"# Model card\n\nLicense: CC0\n",
    }
    german = {"de/de_DE/a/low/de_DE-a-low.onnx": b"x"}
    index = {
        ALAN: listing(ALAN, files),
        "de_DE-a-low": listing("de_DE-a-low", german, num_speakers=8),
    }
    with FileStandIn({**files, "voices.json": json.dumps(index).encode(), BIG: CONTENT}) as stand_in:
        yield stand_in


def big(site: FileStandIn) -> RemoteFile:
    digest = hashlib.sha256(CONTENT).hexdigest()
    return RemoteFile(url=f"{site.url}/{BIG}", size_bytes=len(CONTENT), algorithm="sha256", digest=digest)


def have(site: FileStandIn, path: Path) -> list[int]:
    told: list[int] = []
    fetch_file(big(site), path, told=told.append)
    return told


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ── what there is ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_all_voices_are_offered_by_language(site: FileStandIn) -> None:
    found = {offer.name: (offer.language, offer.about) for offer in offers(site.url)}
    assert list(found.items()) == [
        ("de_DE-a-low", ("de-DE", "English (Great Britain), medium, 8 speakers")),
        ("kokoro", ("en", "41 voices in en, es, fr, hi, it, pt-BR")),
        (ALAN, ("en-GB", "English (Great Britain), medium")),
    ]


def test_a_voice_that_was_meant_is_told(site: FileStandIn) -> None:
    with pytest.raises(EngineError, match=f'there is none of this name. Did you mean "{ALAN}"') as caught:
        find("en_GB-allan-medium", site=site.url)
    assert "lists what there is" in caught.value.hint


def test_a_name_that_leaves_the_folder_is_none(site: FileStandIn) -> None:
    site.files["voices.json"] = json.dumps({"../en_GB-a-low": listing("en_GB-a-low", {"a.onnx": b"x"})}).encode()
    assert [offer.name for offer in offers(site.url)] == ["kokoro"]


@pytest.mark.parametrize(
    "content", [b"", b"<!doctype html>", b"[]", b'{"a": {}}', b'{"a": 5}', b'{"a": {"files": []}}']
)
def test_a_list_that_is_none_is_told(content: bytes, site: FileStandIn) -> None:
    site.files["voices.json"] = content
    with pytest.raises(EngineError, match=r"voices\.json: is no list of piper's voices"):
        offers(site.url)


def test_the_official_places_are_asked_where_no_other_is_named() -> None:
    assert SITE == "https://huggingface.co/rhasspy/piper-voices/resolve/main"
    assert {file.url.rpartition("/")[0] for file in kokoro().files.values()} == {voice_catalogue.KOKORO_SITE}
    assert [len(file.digest) for file in kokoro().files.values()] == [64, 64]
    assert kokoro("http://mirror/x/").files["voices-v1.0.bin"].url == "http://mirror/x/voices-v1.0.bin"


# ── fetching ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_voice_is_fetched_and_speaks(site: FileStandIn, tmp_path: Path) -> None:
    told: list[int] = []
    offer = find(ALAN, site=site.url)
    fetch(offer, tmp_path / "voices", told=told.append)
    assert names(tmp_path / "voices") == [f"{ALAN}.MODEL_CARD", f"{ALAN}.onnx", f"{ALAN}.onnx.json"]
    assert sum(told) == offer.size_bytes
    assert offer.is_in(tmp_path / "voices")
    engine = PiperEngine({"folder": str(tmp_path / "voices")})
    assert engine.say("Good morning.", engine.voices()[0], 1.0).audio.startswith(b"RIFF")


def test_what_is_there_is_not_fetched_again(site: FileStandIn, tmp_path: Path) -> None:
    offer = find(ALAN, site=site.url)
    for _ in range(2):
        told: list[int] = []
        fetch(offer, tmp_path, told=told.append)
        assert sum(told) == offer.size_bytes
    assert len([path for path, _ in site.asked if path.endswith(".onnx")]) == 1


def test_a_file_that_is_another_one_is_replaced(site: FileStandIn, tmp_path: Path) -> None:
    (tmp_path / BIG).write_bytes(b"y" * len(CONTENT))
    have(site, tmp_path / BIG)
    assert (tmp_path / BIG).read_bytes() == CONTENT


@pytest.mark.parametrize(
    "faults",
    [
        ["cut"],
        ["cut", "cut", "cut"],
        ["moved"],
        ["cut", "moved"],
        ["cut", "ranges"],
        ["cut", "elsewhere"],
        ["short"],
        ["cut", "busy"],
    ],
)
def test_faults_on_the_way_do_not_show(faults: list[str], site: FileStandIn, tmp_path: Path) -> None:
    site.faults[BIG] = list(faults)
    try:
        told = have(site, tmp_path / BIG)
    except EngineUnavailable:  # The server gave nothing at all this time; the next call goes on.
        told = have(site, tmp_path / BIG)
    assert (tmp_path / BIG).read_bytes() == CONTENT
    assert sum(told) == len(CONTENT)
    assert names(tmp_path) == [BIG, "made"]


def test_what_broke_off_is_gone_on_with(site: FileStandIn, tmp_path: Path) -> None:
    site.faults[BIG] = ["cut", "broken"]
    with pytest.raises(EngineUnavailable, match="cannot give it now") as caught:
        have(site, tmp_path / BIG)
    assert "goes on from there" in caught.value.hint
    arrived = (tmp_path / f"{BIG}.part").stat().st_size
    assert 0 < arrived < len(CONTENT)
    assert not (tmp_path / BIG).exists()
    told = have(site, tmp_path / BIG)
    assert site.ranges(BIG) == ["", f"bytes={arrived}-", f"bytes={arrived}-"]
    assert told[0] == arrived
    assert (tmp_path / BIG).read_bytes() == CONTENT


def test_a_part_of_another_file_is_found_out_and_not_kept(site: FileStandIn, tmp_path: Path) -> None:
    (tmp_path / f"{BIG}.part").write_bytes(b"z" * 1000)
    with pytest.raises(EngineError, match="its sha256 differs"):
        have(site, tmp_path / BIG)
    assert names(tmp_path) == ["made"]
    have(site, tmp_path / BIG)
    assert (tmp_path / BIG).read_bytes() == CONTENT


@pytest.mark.parametrize("arrived", [len(CONTENT), len(CONTENT) + 5])
def test_a_part_that_is_long_enough_is_checked_without_the_server(
    arrived: int, site: FileStandIn, tmp_path: Path
) -> None:
    (tmp_path / f"{BIG}.part").write_bytes((CONTENT + b"more.")[:arrived])
    if arrived > len(CONTENT):
        with pytest.raises(EngineError, match="differs"):
            have(site, tmp_path / BIG)
    else:
        have(site, tmp_path / BIG)
    assert site.asked == []
    assert not (tmp_path / f"{BIG}.part").exists()


@pytest.mark.parametrize(
    ("fault", "kind", "cause"),
    [
        ("wrong", EngineError, "the file that came is another one"),
        ("long", EngineError, "is longer than the 1500000 bytes"),
        ("gone", EngineError, "there is no such file (404)"),
        ("refused", EngineError, "the server refuses it (403)"),
        ("busy", EngineUnavailable, "cannot give it now (429)"),
        ("broken", EngineUnavailable, "cannot give it now (500)"),
    ],
)
def test_what_cannot_be_had_is_told_and_nothing_is_there(
    fault: str, kind: type[EngineError], cause: str, site: FileStandIn, tmp_path: Path
) -> None:
    site.always[BIG] = fault
    with pytest.raises(kind) as caught:
        have(site, tmp_path / BIG)
    assert cause in str(caught.value)
    assert type(caught.value) is kind
    assert not (tmp_path / BIG).exists()


def test_a_file_that_was_there_outlives_a_bad_one(site: FileStandIn, tmp_path: Path) -> None:
    (tmp_path / BIG).write_bytes(b"the old one")
    site.always[BIG] = "wrong"
    with pytest.raises(EngineError):
        have(site, tmp_path / BIG)
    assert (tmp_path / BIG).read_bytes() == b"the old one"


def test_no_network_is_told(tmp_path: Path) -> None:
    with FileStandIn({}) as gone:
        url = gone.url
    with pytest.raises(EngineUnavailable, match="takes no connections"):
        offers(url)


@pytest.mark.parametrize(("number", "hint"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "writable")])
def test_a_full_disk_is_told_and_what_has_arrived_is_kept(
    number: int, hint: str, site: FileStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = download._append

    def full(part: Any, remote: RemoteFile, told: Any) -> None:
        append(part, remote, lambda count: None)
        part.truncate(1000)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(download, "_append", full)
    with pytest.raises(WorkspaceError) as caught:
        have(site, tmp_path / BIG)
    assert hint in caught.value.hint
    assert (tmp_path / f"{BIG}.part").stat().st_size == 1000
    monkeypatch.undo()
    have(site, tmp_path / BIG)
    assert (tmp_path / BIG).read_bytes() == CONTENT


def test_two_do_not_write_to_one_file(site: FileStandIn, tmp_path: Path) -> None:
    # A lock of the system is held by a process, so the other one must be one.
    holder = (
        "import fcntl, sys; file = open(sys.argv[1], 'ab'); fcntl.lockf(file, fcntl.LOCK_EX); print(1, flush=True);"
        "sys.stdin.read()"
    )
    part = tmp_path / f"{BIG}.part"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(part)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(EngineUnavailable, match="another narrator is fetching it"):
            have(site, tmp_path / BIG)
        other.communicate(b"", timeout=30)
    have(site, tmp_path / BIG)


def test_a_slow_start_is_no_fault(site: FileStandIn, tmp_path: Path) -> None:
    threads = [threading.Thread(target=have, args=(site, tmp_path / str(number) / BIG)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all((tmp_path / str(number) / BIG).read_bytes() == CONTENT for number in range(3))


# ── from this machine ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_voice_is_taken_from_a_file_or_from_a_folder(tmp_path: Path) -> None:
    model = piper_voice(tmp_path / "stick" / "en" / "alan", ALAN)
    for number, source in enumerate([model, model.with_name(f"{ALAN}.onnx.json"), tmp_path / "stick"]):
        folder = tmp_path / str(number)
        copies = take(ALAN, source, folder)
        assert [copy.name for copy in copies] == names(folder)[::-1]
        assert [voice.name for voice in PiperEngine({"folder": str(folder)}).voices()] == [ALAN]
    assert name_of(model) == name_of(model.with_name(f"{ALAN}.onnx.json")) == ALAN


@pytest.mark.parametrize(
    ("ending", "content", "cause"),
    [
        (".onnx", b"<!doctype html>", "is damaged, or no file of a voice"),
        (".onnx.json", b"{}", "is damaged, or no file of a voice"),
        (".onnx.json", b"[", "is damaged, or no file of a voice"),
        (".onnx.json", None, f"there is no {ALAN}.onnx.json in it"),
    ],
)
def test_a_damaged_voice_is_not_taken(ending: str, content: bytes | None, cause: str, tmp_path: Path) -> None:
    model = piper_voice(tmp_path / "stick", ALAN)
    broken = model.with_name(f"{ALAN}{ending}")
    if content is None:
        broken.unlink()
    else:
        broken.write_bytes(content)
    with pytest.raises(EngineError, match=cause):
        take(ALAN, model.parent, tmp_path / "voices")
    assert not (tmp_path / "voices").exists()


def test_kokoros_files_are_those_of_its_release_or_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in KOKORO_FILES:
        (stick / name).write_bytes(name.encode())
    with pytest.raises(EngineError, match="is not the file that Kokoro's release has"):
        take("kokoro", stick, tmp_path / "voices")
    true = {name: (len(name), hashlib.sha256(name.encode()).hexdigest()) for name in KOKORO_FILES}
    monkeypatch.setattr(voice_catalogue, "KOKORO_FILES", true)
    assert [copy.name for copy in take("kokoro", stick, tmp_path / "voices")] == list(true)
    assert name_of(stick / "kokoro-v1.0.onnx") == "kokoro"


# ── folders and fingerprints ─────────────────────────────────────────────────────────────────────────────────────────


def test_voices_lie_in_the_users_data_unless_a_show_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert voice_folder(environ={}) == Path("/home/ann/.local/share/narrator/voices")
    assert voice_folder(environ={"XDG_DATA_HOME": "/data"}) == Path("/data/narrator/voices")
    assert voice_folder("~/voices", environ={"XDG_DATA_HOME": "/data"}) == Path("/home/ann/voices")


@pytest.mark.parametrize("at", [0, 4_000, 16_000, 31_999, 32_000])
def test_a_fingerprint_tells_small_files_apart_by_every_byte(at: int, tmp_path: Path) -> None:
    path = tmp_path / "model"
    content = bytearray(random.Random(1).randbytes(32_001))
    path.write_bytes(content)
    before = fingerprint(path)
    content[at] ^= 1
    path.write_bytes(content)
    assert fingerprint(path) != before
    assert len(before) == 12


def test_a_fingerprint_tells_large_files_apart_that_differ_everywhere(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / str(number)).write_bytes(random.Random(number).randbytes(2_000_000))
    assert fingerprint(tmp_path / "0") != fingerprint(tmp_path / "1")
    assert fingerprint(tmp_path / "0", tmp_path / "1") != fingerprint(tmp_path / "1", tmp_path / "0")
