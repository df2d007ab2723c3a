"""id3_tags: what the tags say, as other programs read it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import mutagen.id3
import numpy as np
import pytest

from narrator.mix.mp3 import encode
from narrator.mix.tags import Label, id3_tags
from narrator.model import Chapter

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
LABEL = Label(
    title="Der Hafen öffnet — “endlich” 港",
    author="The Example Gazette",
    show="Behind the Headline",
    published=datetime(2025, 5, 1, 6, 30, tzinfo=UTC),
    language="pt-BR",
    source="The Example Gazette",
    source_url="https://gazette.example/harbour",
    voice="espeak, gmw/en",
    cover=JPEG,
    chapters=(
        Chapter(start_ms=0, title="A rather long title, longer than the others’"),
        Chapter(start_ms=61_250, title="Häfen", url="https://gazette.example/harbour#2"),
        Chapter(start_ms=90_000, title="Outlook for the summer"),
    ),
    duration_ms=120_500,
)


def read(tags: bytes) -> Any:
    reader: Any = mutagen.id3
    return reader.ID3(BytesIO(tags), translate=False)


def test_every_field_is_read_back() -> None:
    tags = read(id3_tags(LABEL))
    assert tags.version == (2, 3, 0)
    assert {
        name: str(tags[name]) for name in ("TIT2", "TPE1", "TALB", "TCON", "TLAN", "TLEN", "TYER", "TDAT", "TIME")
    } == {
        "TIT2": "Der Hafen öffnet — “endlich” 港",
        "TPE1": "The Example Gazette",
        "TALB": "Behind the Headline",
        "TCON": "Podcast",
        "TLAN": "por",
        "TLEN": "120500",
        "TYER": "2025",
        "TDAT": "0105",
        "TIME": "0630",
    }
    assert str(tags["COMM::eng"]) == "Source: The Example Gazette\nRead by a synthetic voice (espeak, gmw/en)."
    assert tags["WXXX:source"].url == "https://gazette.example/harbour"
    (cover,) = tags.getall("APIC")
    assert (cover.mime, cover.type, cover.data) == ("image/jpeg", 3, JPEG)


def test_chapters_stand_in_order_in_the_file_and_in_their_table() -> None:
    content = id3_tags(LABEL)
    tags = read(content)
    names = tags["CTOC:toc"].child_element_ids
    chapters = [tags[f"CHAP:{name}"] for name in names]
    assert [(one.start_time, one.end_time, str(one.sub_frames["TIT2"])) for one in chapters] == [
        (0, 61_250, "A rather long title, longer than the others’"),
        (61_250, 90_000, "Häfen"),
        (90_000, 120_500, "Outlook for the summer"),
    ]
    assert {(one.start_offset, one.end_offset) for one in chapters} == {(0xFFFFFFFF, 0xFFFFFFFF)}
    assert chapters[1].sub_frames["WXXX:chapter url"].url == "https://gazette.example/harbour#2"
    places = [content.rindex(name.encode() + b"\0") for name in names]
    assert places == sorted(places)


def test_text_is_utf_16_and_there_is_room_for_a_player_to_write() -> None:
    content = id3_tags(LABEL)
    assert "Häfen".encode("utf-16") in content
    assert content.endswith(bytes(1024))
    stated = sum(byte << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
    assert stated == len(content) - 10


def test_more_chapters_than_a_table_can_hold_are_left_out() -> None:
    many = tuple(Chapter(start_ms=1000 * number, title=f"Part {number}") for number in range(300))
    tags = read(id3_tags(replace(LABEL, chapters=many)))
    assert len(tags.getall("CHAP")) == len(tags["CTOC:toc"].child_element_ids) == 255


def test_what_is_not_known_is_left_out() -> None:
    bare = read(id3_tags(replace(LABEL, source="", source_url="", cover=None)))
    assert str(bare["COMM::eng"]) == "Read by a synthetic voice (espeak, gmw/en)."
    assert not bare.getall("WXXX")
    assert not bare.getall("APIC")


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "eng"), ("zh-Hant-TW", "zho"), ("yue", "yue"), ("xx", "und")]
)
def test_languages_have_three_letters(language: str, expected: str) -> None:
    assert str(read(id3_tags(replace(LABEL, language=language)))["TLAN"]) == expected


def test_the_same_label_gives_the_same_bytes() -> None:
    assert id3_tags(LABEL) == id3_tags(LABEL)


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="the ffprobe program is not installed")
def test_ffprobe_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "tagged.mp3"
    with file.open("w+b") as output:
        output.write(id3_tags(LABEL))
        encode([np.zeros(44_100, np.float32)], output, bitrate_kbps=96)
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", str(file)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert [chapter["tags"]["title"] for chapter in told["chapters"]] == [chapter.title for chapter in LABEL.chapters]
    assert [float(chapter["start_time"]) for chapter in told["chapters"]] == [0, 61.25, 90]
    assert told["format"]["tags"]["title"] == LABEL.title
