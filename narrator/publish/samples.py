"""Voices side by side on a page of one's own: what was tried, to be listened to before one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from narrator.model import Voice
from narrator.publish.site import render_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A voice that was tried: the name of its file beside the page and its length, or what was wrong with it.

    `times_life` is how many seconds of speech it makes in a second, 0.0 where that was not seen.
    """

    voice: Voice
    file: str = ""
    duration_ms: int = 0
    times_life: float = 0.0
    problem: str = ""


def render_samples(samples: Sequence[Sample], *, text: str, language: str) -> bytes:
    """The page of an audition, in English: each engine with its voices, ready to play, and the line that takes one."""
    engines = [(name, list(tried)) for name, tried in groupby(samples, key=lambda sample: sample.voice.engine)]
    return render_page("samples.html", engines=engines, text=text, language=language)
