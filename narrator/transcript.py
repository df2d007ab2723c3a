"""Cues → WebVTT, SubRip and podcast JSON: one transcript in the three forms that players read.

Sources: W3C WebVTT (w3.org/TR/webvtt1) and the podcast namespace's transcript page, which recommends lines of at most
65 characters and names in WebVTT voice spans, and defines the JSON form 1.0.0. Times of words are in the JSON only:
WebVTT has time stamps within a cue, but readers that take a cue's text as it stands show them.
"""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Sequence

from narrator.model import Cue

LINE = 65
"""How many characters a line of a caption may have."""

_ANGLES = str.maketrans("<>", "‹›")
_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def vtt(cues: Sequence[Cue]) -> str:
    """The transcript as WebVTT; each cue names who speaks in a voice span as soon as there are two to tell apart."""
    voices = len(set(map(speaker, cues))) > 1
    return "\n".join(["WEBVTT\n", *(_vtt_cue(cue, voice=voices) for cue in cues)])


def srt(cues: Sequence[Cue]) -> str:
    """The transcript as SubRip, which has no escapes: what a player would take for a tag or an arrow is rewritten."""
    return "\n".join(_srt_cue(number, cue) for number, cue in enumerate(cues, start=1))


def podcast_json(cues: Sequence[Cue]) -> str:
    """The transcript as podcast namespace JSON 1.0.0: a segment a cue, times in seconds.

    Where words have times, "wordTimes" says when each word of the body begins: a name that the form does not have, and
    that its readers pass over. A segment a word, which it allows too, is joined again in the middle of phrases by some
    (AntennaPod, after 5 s), and shown a word a line by others.
    """
    return json.dumps({"version": "1.0.0", "segments": [*map(_segment, cues)]}, ensure_ascii=False) + "\n"


def _segment(cue: Cue) -> dict[str, object]:
    body = one_line(cue.text)
    segment = {
        "speaker": speaker(cue),
        "startTime": cue.start_ms / 1000,
        "endTime": cue.end_ms / 1000,
        "body": body,
    }
    if len(cue.starts_ms) != len(body.split()):
        return segment
    return segment | {"wordTimes": [start_ms / 1000 for start_ms in cue.starts_ms]}


def speaker(cue: Cue) -> str:
    """How a transcript names whose words a cue has: by their name, else by who speaks in the show, as "Host"."""
    return one_line(cue.speaker) or cue.role.value.capitalize()


def one_line(text: str) -> str:
    """`text` without line breaks or control characters; no-break spaces stay."""
    return _BREAKS.sub(" ", text).strip(" ")


def without_tags(text: str) -> str:
    """`text` with ‹ › for < > where a reader that knows HTML would see a tag: "Vec<T>" → "Vec‹T›", "1 < 2" stays."""
    return text.translate(_ANGLES) if re.search(r"<[A-Za-z/!?]", text) else text


def _vtt_cue(cue: Cue, *, voice: bool) -> str:
    name = f"<v {html.escape(speaker(cue), quote=False)}>" if voice else ""
    lines = [html.escape(line, quote=False) for line in _lines(cue.text)]
    return f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n{name}" + "\n".join(lines) + "\n"


def _srt_cue(number: int, cue: Cue) -> str:
    text = without_tags(cue.text.replace("-->", "→"))
    return "\n".join([str(number), f"{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}", *_lines(text), ""])


def _clock(time_ms: int, mark: str) -> str:
    return f"{time_ms // 3_600_000:02}:{time_ms // 60_000 % 60:02}:{time_ms // 1000 % 60:02}{mark}{time_ms % 1000:03}"


def _lines(text: str) -> list[str]:
    """One line if it fits, two of like length if they do, else as many as it takes: nothing is cut off."""
    whole = one_line(text)
    if len(whole) <= LINE:
        return [whole]
    blanks = [at for at, character in enumerate(whole) if character == " " and len(whole) - LINE - 1 <= at <= LINE]
    if not blanks:
        return textwrap.wrap(whole, LINE, break_on_hyphens=False)
    at = min(blanks, key=lambda blank: abs(2 * blank - len(whole)))
    return [whole[:at], whole[at + 1 :]]
