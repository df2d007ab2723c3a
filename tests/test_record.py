from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples_publish import EPISODE, EPISODES

from narrator.errors import PublishError
from narrator.model import Casting, Chapter, Cue, Enclosure, Episode, Identity, Voice
from narrator.record import episode_from_json, episode_json

texts = st.text(max_size=20)
whole = st.integers(-(10**12), 10**12)
measures = st.floats(allow_nan=False)
episodes = st.builds(
    Episode,
    identity=st.builds(Identity, guid=texts, slug=texts, published=st.datetimes(timezones=st.just(UTC))),
    title=texts,
    authors=st.lists(texts, max_size=3).map(tuple),
    casting=st.builds(Casting, voice=st.builds(Voice), quote=st.none() | st.builds(Voice)),
    enclosure=st.builds(Enclosure, length_bytes=whole),
    loudness_lufs=measures,
    peak_dbtp=measures,
    cues=st.lists(
        st.builds(Cue, text=texts, speaker=texts, starts_ms=st.lists(whole, max_size=4).map(tuple)), max_size=3
    ).map(tuple),
    chapters=st.lists(st.builds(Chapter, title=texts, url=texts), max_size=3).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(episodes)
def test_an_episode_comes_back_as_it_was(episode: Episode) -> None:
    content = episode_json(episode)
    again = episode_from_json(content)
    assert again == episode
    assert episode_json(again) == content
    assert type(again.loudness_lufs) is float
    assert again.identity.published.utcoffset() == episode.identity.published.utcoffset()


@pytest.mark.parametrize("episode", EPISODES)
def test_samples_come_back_as_they_were(episode: Episode) -> None:
    assert episode_from_json(episode_json(episode)) == episode


def test_the_record_is_strict_json_even_for_silence() -> None:
    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    silent = replace(EPISODE, loudness_lufs=-math.inf)
    record = json.loads(episode_json(silent), parse_constant=refuse)
    assert record["version"] == 1
    assert episode_from_json(episode_json(silent)) == silent


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_version_is_refused(version: object) -> None:
    record = json.loads(episode_json(EPISODE)) | {"version": version}
    with pytest.raises(PublishError, match=r"a/episode\.json: it has version .*, known is 1"):
        episode_from_json(json.dumps(record).encode(), which="a/episode.json")


def without_title(record: dict[str, Any]) -> None:
    del record["title"]


def with_more(record: dict[str, Any]) -> None:
    record["colour"] = "red"


def with_text_for_a_number(record: dict[str, Any]) -> None:
    record["words"] = "942"


def with_a_flag_for_a_number(record: dict[str, Any]) -> None:
    record["peak_dbtp"] = True


def with_no_time(record: dict[str, Any]) -> None:
    record["identity"]["published"] = "yesterday"


def with_an_unknown_role(record: dict[str, Any]) -> None:
    record["cues"][0]["role"] = "chorus"


def with_text_for_a_list(record: dict[str, Any]) -> None:
    record["authors"] = "Ada Marsh"


def with_null(record: dict[str, Any]) -> None:
    record["enclosure"] = None


FAULTS = [
    without_title,
    with_more,
    with_text_for_a_number,
    with_a_flag_for_a_number,
    with_no_time,
    with_an_unknown_role,
    with_text_for_a_list,
    with_null,
]


@pytest.mark.parametrize("spoil", FAULTS)
def test_a_damaged_record_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    record = json.loads(episode_json(EPISODE))
    spoil(record)
    with pytest.raises(PublishError, match="it is damaged"):
        episode_from_json(json.dumps(record).encode())


@pytest.mark.parametrize("content", [b"", b"[]", b"7", b"\xff\xfe", b'{"version": 1', b'"text"'])
def test_what_is_no_record_is_refused(content: bytes) -> None:
    with pytest.raises(PublishError, match="it is damaged") as refusal:
        episode_from_json(content)
    assert refusal.value.hint


def test_a_record_from_before_anybody_was_quoted_by_name_is_read() -> None:
    record = json.loads(episode_json(EPISODE))
    del record["casting"]["quote"]
    for cue in record["cues"]:
        del cue["speaker"]
    again = episode_from_json(json.dumps(record).encode())
    assert again.casting == replace(EPISODE.casting, quote=None)
    assert again.cues == tuple(replace(cue, speaker="") for cue in EPISODE.cues)


def test_a_record_from_before_words_had_times_is_read() -> None:
    record = json.loads(episode_json(EPISODE))
    for cue in record["cues"]:
        del cue["starts_ms"]
    again = episode_from_json(json.dumps(record).encode())
    assert again.cues == tuple(replace(cue, starts_ms=()) for cue in EPISODE.cues)


def test_the_times_of_words_stand_on_one_line_and_texts_as_they_are() -> None:
    text = "[\n 1,\n 2\n ] [ 3 ]"
    cue = replace(EPISODE.cues[0], text=text, starts_ms=(1200, 1500, 3_600_000))
    content = episode_json(replace(EPISODE, cues=(cue, replace(cue, starts_ms=()))))
    assert b'"starts_ms": [1200, 1500, 3600000]\n' in content
    assert b'"starts_ms": []\n' in content
    assert json.loads(content)["cues"][0]["text"] == text


def test_a_record_without_a_field_that_has_a_default_is_read() -> None:
    record = json.loads(episode_json(EPISODE))
    for chapter in record["chapters"]:
        del chapter["url"]
    expected = tuple(replace(chapter, url="") for chapter in EPISODE.chapters)
    assert episode_from_json(json.dumps(record).encode()) == replace(EPISODE, chapters=expected)
