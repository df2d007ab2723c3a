from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.model import Cue, Role
from narrator.transcript import LINE, one_line, podcast_json, srt, vtt, without_tags

TIME = r"(\d{2,}):([0-5]\d):([0-5]\d)([.,])(\d{3})"
TIMING = re.compile(rf"{TIME} --> {TIME}")


def cue(
    text: str,
    *,
    start_ms: int = 0,
    end_ms: int = 1000,
    role: Role = Role.HOST,
    speaker: str = "",
    starts_ms: tuple[int, ...] = (),
) -> Cue:
    return Cue(start_ms=start_ms, end_ms=end_ms, text=text, role=role, speaker=speaker, starts_ms=starts_ms)


def times(line: str, mark: str) -> tuple[int, int]:
    found = TIMING.fullmatch(line)
    assert found, line
    hours, minutes, seconds, dot, ms, *end = found.groups()
    assert dot == mark == end[3]
    start_ms = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(ms)
    return start_ms, ((int(end[0]) * 60 + int(end[1])) * 60 + int(end[2])) * 1000 + int(end[4])


def blocks(content: str) -> list[list[str]]:
    assert content.endswith("\n")
    return [block.split("\n") for block in content[:-1].split("\n\n")]


def read_vtt(content: str) -> list[tuple[int, int, str, list[str]]]:
    """A strict reader after the WebVTT grammar: (start, end, who speaks, lines)."""
    head, *found = blocks(content)
    assert head == ["WEBVTT"]
    cues = []
    for timing, first, *more in found:
        voice = re.match(r"<v ((?:[^<>&\n]|&(?:amp|lt|gt);)+)>", first)
        lines = [first[voice.end() :] if voice else first, *more]
        for line in lines:
            assert "-->" not in line
            assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", line), line
        cues.append(
            (*times(timing, "."), html.unescape(voice[1]) if voice else "", [html.unescape(line) for line in lines])
        )
    return cues


def read_srt(content: str) -> list[tuple[int, int, list[str]]]:
    found = []
    for number, (place, timing, *lines) in enumerate(blocks(content), start=1):
        assert place == str(number)
        assert not any("-->" in line for line in lines)
        found.append((*times(timing, ","), lines))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text.strip()
)
sentences = st.lists(st.from_regex(r"[A-Za-z<>&é-]{1,12}", fullmatch=True), min_size=1, max_size=40).map(" ".join)


@st.composite
def cue_lists(draw: st.DrawFn) -> list[Cue]:
    lengths = draw(st.lists(st.tuples(st.integers(0, 5_000_000), st.integers(1, 60_000)), min_size=1, max_size=8))
    found, time_ms = [], 0
    for pause_ms, length_ms in lengths:
        start_ms = time_ms + pause_ms
        time_ms = start_ms + length_ms
        role, text = draw(st.sampled_from(Role)), draw(texts | sentences)
        who = draw(st.sampled_from(["", "", "Ann Example", "R&D <of> Leeds"]) | texts)
        found.append(cue(text, start_ms=start_ms, end_ms=time_ms, role=role, speaker=who))
    return found


@settings(deadline=None)
@given(cue_lists())
def test_webvtt_gives_back_times_speakers_and_words(cues: list[Cue]) -> None:
    found = read_vtt(vtt(cues))
    names = [one_line(c.speaker) or c.role.value.capitalize() for c in cues]
    several = len(set(names)) > 1
    assert [(start, end) for start, end, _, _ in found] == [(c.start_ms, c.end_ms) for c in cues]
    assert [who for _, _, who, _ in found] == [name if several else "" for name in names]
    assert [squeezed("".join(lines)) for *_, lines in found] == [squeezed(c.text) for c in cues]


@settings(deadline=None)
@given(cue_lists())
def test_lines_are_short_enough_in_every_form(cues: list[Cue]) -> None:
    assert all(len(line) <= LINE for *_, lines in read_vtt(vtt(cues)) for line in lines)
    assert all(len(line) <= LINE for *_, lines in read_srt(srt(cues)) for line in lines)


@settings(deadline=None)
@given(cue_lists())
def test_json_gives_back_times_in_seconds_and_words(cues: list[Cue]) -> None:
    content: Any = json.loads(podcast_json(cues))
    assert content["version"] == "1.0.0"
    assert [(round(s["startTime"] * 1000), round(s["endTime"] * 1000)) for s in content["segments"]] == [
        (c.start_ms, c.end_ms) for c in cues
    ]
    assert [s["body"] for s in content["segments"]] == [one_line(c.text) for c in cues]


def test_json_tells_when_words_begin_where_that_is_known() -> None:
    timed = cue("Six ships left.", starts_ms=(0, 250, 1004))
    one_too_many = cue("Six\x00teen ships", starts_ms=(0, 250))
    first, second, third = json.loads(podcast_json([timed, cue("Six ships left."), one_too_many]))["segments"]
    assert first == second | {"wordTimes": [0, 0.25, 1.004]}
    assert set(second) == set(third) == {"speaker", "startTime", "endTime", "body"}


def test_captions_hold_no_times_of_words() -> None:
    timed, plain = cue("Six ships left.", starts_ms=(0, 250, 1004)), cue("Six ships left.")
    assert vtt([timed]) == vtt([plain])
    assert srt([timed]) == srt([plain])


def test_two_lines_of_like_length_where_one_is_too_long() -> None:
    text = "The harbour office opens at six and closes when the last of the pilots has come home again."
    ((*_, lines),) = read_vtt(vtt([cue(text)]))
    assert lines == ["The harbour office opens at six and closes when", "the last of the pilots has come home again."]


def test_a_text_that_two_lines_cannot_hold_loses_nothing() -> None:
    text = "one two three four five six seven " * 6 + "https://news.example/" + "a" * 80
    ((*_, lines),) = read_vtt(vtt([cue(text)]))
    assert len(lines) > 2
    assert squeezed("".join(lines)) == squeezed(text)


def test_a_single_voice_is_not_named() -> None:
    assert "<v" not in vtt([cue("One."), cue("Two.")])
    assert "<v Quote>Two." in vtt([cue("One."), cue("Two.", role=Role.QUOTE)])


def test_who_is_quoted_is_named_where_a_form_has_names() -> None:
    cues = [cue("One."), cue("Two.", role=Role.QUOTE, speaker="Ann\nExample & Co")]
    assert "<v Host>One." in vtt(cues)
    assert "<v Ann Example &amp; Co>Two." in vtt(cues)
    assert [segment["speaker"] for segment in json.loads(podcast_json(cues))["segments"]] == [
        "Host",
        "Ann Example & Co",
    ]
    assert "Ann" not in srt(cues)


def test_text_that_looks_like_markup_stays_text() -> None:
    text = "If a < b & b --> c, use Vec<T> or <i>"
    assert "If a &lt; b &amp; b --&gt; c, use Vec&lt;T&gt; or &lt;i&gt;\n" in vtt([cue(text)])
    assert "\nIf a ‹ b & b → c, use Vec‹T› or ‹i›\n" in srt([cue(text)])


def test_times_past_a_hundred_hours_and_line_breaks_within_a_cue() -> None:
    late = cue("Line one\n\nline two\x00\u2028 end", start_ms=360_000_007, end_ms=360_001_000)
    assert read_vtt(vtt([late])) == [(360_000_007, 360_001_000, "", ["Line one line two end"])]


def test_no_cues_are_an_empty_transcript() -> None:
    assert vtt([]) == "WEBVTT\n"
    assert srt([]) == ""
    assert json.loads(podcast_json([])) == {"version": "1.0.0", "segments": []}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vec<T>", "Vec‹T›"),
        ("Map<K, Vec<V>>", "Map‹K, Vec‹V››"),
        ("</canvas>", "‹/canvas›"),
        ("<!-- no -->", "‹!-- no --›"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("I <3 you", "I <3 you"),
    ],
)
def test_angle_brackets_around_what_looks_like_a_tag(text: str, expected: str) -> None:
    assert without_tags(text) == expected


@settings(deadline=None)
@given(st.text())
def test_without_tags_twice_changes_nothing(text: str) -> None:
    once = without_tags(text)
    assert without_tags(once) == once
    assert not re.search(r"<[A-Za-z/!?]", once)


def test_no_break_spaces_stay() -> None:
    assert one_line(" 10\u00a0000 \t km\u202f! ") == "10\u00a0000 km\u202f!"
