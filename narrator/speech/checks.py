"""Whether what an engine sent for a text is the whole of the text, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from narrator.errors import EngineError
from narrator.model import Take, WordTime
from narrator.script import without_ipa
from narrator.sound import Pcm, SoundError, decode, to_mono, trim

SECONDS_A_LETTER = (0.012, 1.5)
"""What is said of a text of 20 letters and digits or more lasts as long as this for each. Measured with espeak-ng at 80
to 450 words a minute: 0.018 (French) to 0.58 (Chinese), runs of digits up to 1.2; network voices 0.03 to 0.25."""

ENOUGH_LETTERS = 20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """What was heard of a text: 16-bit mono samples without silence at the ends, and the times of its words in them."""

    pcm: Pcm
    rate_hz: int
    words: tuple[WordTime, ...] = ()


def usable(take: Take, *, text: str, engine: str) -> Heard:
    """What an engine sent for a text, made ready for the mix.

    Raises EngineError if it is not sound, is silent, or cannot be the whole of the text and nothing else.
    """
    least, most = SECONDS_A_LETTER
    try:
        sound = to_mono(decode(take.audio, which="its audio", limit_s=60 + most * len(text)))
    except SoundError as error:
        raise EngineError(engine, "", f"sent what cannot be used: {error}") from error
    pcm, cut = trim(sound.pcm[:, 0], rate_hz=sound.rate_hz)
    if not len(pcm):
        raise EngineError(engine, "", "sent silence")
    letters, seconds = sum(map(str.isalnum, without_ipa(text))), len(pcm) / sound.rate_hz
    if letters >= ENOUGH_LETTERS and not least * letters <= seconds <= most * letters:
        raise EngineError(engine, "", f"sent {seconds:.1f} seconds of sound for {letters} letters")
    words = tuple(
        _shifted(word, by_ms=-round(cut * 1000 / sound.rate_hz), end_ms=round(seconds * 1000)) for word in take.words
    )
    return Heard(pcm=pcm, rate_hz=sound.rate_hz, words=words)


def _shifted(word: WordTime, *, by_ms: int, end_ms: int) -> WordTime:
    """A word's times moved by so much, and kept within the clip."""
    start_ms, until_ms = (min(max(time_ms + by_ms, 0), end_ms) for time_ms in (word.start_ms, word.end_ms))
    return replace(word, start_ms=start_ms, end_ms=until_ms)
