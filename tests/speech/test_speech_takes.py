"""What follows a bad take: once more, in parts, or an error that names the text and the check; and other speeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from clips_kit import RATE_HZ, SENTENCES, cut_to, cut_while_loud, noise, silence, twice, wav
from speech_kit import Steps, Time, Unsteady, script_of

from narrator.errors import EngineError
from narrator.model import Speech, Take, Voice, WordTime
from narrator.show import Voicing
from narrator.sound import Pcm, decode
from narrator.speech import ClipStore, Limits, speak
from narrator.speech.takes import parts_of

LONG = "The swing bridge carried its first buses on Monday, and about four hundred people walked across it."
PARTS = ("The swing bridge carried its first buses on Monday,", "and about four hundred people walked across it.")

Spoils = Callable[[Pcm, str, int], Pcm]
"""Makes of a take, its text and how many times that was said what the engine sends."""


class Spoiling(Unsteady):
    """Speaks with espeak's real voice, and spoils it as told."""

    def __init__(self, spoil: Spoils, *, limits: Limits = Limits(characters=1000, at_once=1)) -> None:  # noqa: B008
        super().__init__(limits=limits)
        self.speeds: list[float] = []
        self._spoil = spoil

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """Speak, and spoil it; a word's time stands for every word."""
        self.speeds.append(speed)
        take = super().say(text, voice, 1.0)
        pcm = self._spoil(decode(take.audio, which=text).pcm[:, 0], text, self.said.count(text))
        ends_ms = len(pcm) * 1000 // RATE_HZ
        return Take(audio=wav(pcm), words=(WordTime(at=0, length=3, start_ms=0, end_ms=ends_ms),))


@pytest.fixture
def engines() -> Iterator[Callable[[Spoils], Spoiling]]:
    opened: list[Spoiling] = []

    def make(spoil: Spoils, **kwargs: Limits) -> Spoiling:
        opened.append(Spoiling(spoil, **kwargs))
        return opened[-1]

    yield make
    for engine in opened:
        engine.close()


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


def said(engine: Spoiling, store: ClipStore, *texts: str, voicing: Voicing = Voicing()) -> Speech:  # noqa: B008
    time = Time()
    return speak(
        script_of(*texts),
        engine=engine,
        casting=engine.casting,
        voicing=voicing,
        store=store,
        progress=Steps(),
        sleep=time.sleep,
        clock=time.clock,
        jitter=lambda: 0.5,
    )


def well(pcm: Pcm, text: str, time: int) -> Pcm:
    return pcm


def bad_takes(*, of: str, times: int, damage: Callable[[Pcm], Pcm]) -> Spoils:
    """Damages the first takes of one text."""
    return lambda pcm, text, time: damage(pcm) if text == of and time <= times else pcm


def counted(speech: Speech) -> tuple[int, int, int, int, int]:
    made = speech.checked
    return made.from_store + made.spoken, made.from_store, made.spoken, made.said_again, made.split


# ── once more ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("damage", [lambda pcm: silence(1), lambda pcm: noise(4), cut_while_loud])
def test_a_bad_take_is_said_once_more(
    engines: Callable[..., Spoiling], store: ClipStore, damage: Callable[[Pcm], Pcm]
) -> None:
    whole = said(engines(well), ClipStore(store.voices / "other"), LONG)
    engine = engines(bad_takes(of=LONG, times=1, damage=damage))
    speech = said(engine, store, LONG, "One.")
    assert engine.said == [LONG, LONG, "One."]
    assert speech.clips[0][0].energies == whole.clips[0][0].energies
    assert counted(speech) == (2, 0, 2, 1, 0)


def test_what_lies_in_the_store_is_counted_and_not_said(engines: Callable[..., Spoiling], store: ClipStore) -> None:
    said(engines(well), store, *SENTENCES[:3])
    assert counted(said(engines(well), store, *SENTENCES[:5], SENTENCES[0])) == (5, 3, 2, 0, 0)


# ── in parts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_bad_takes_have_the_text_said_in_parts(engines: Callable[..., Spoiling], store: ClipStore) -> None:
    engine = engines(bad_takes(of=LONG, times=9, damage=lambda pcm: noise(3)))
    speech = said(engine, store, LONG)
    ((clip,),) = speech.clips
    assert parts_of(LONG) == PARTS
    assert engine.said == [LONG, LONG, *PARTS]
    assert counted(speech) == (1, 0, 1, 1, 1)
    first, second = (said(engines(well), store, part).clips[0][0] for part in PARTS)
    samples = np.fromfile(clip.path, "<i2")
    assert np.array_equal(samples[: first.samples], np.fromfile(first.path, "<i2"))
    assert np.array_equal(samples[-second.samples :], np.fromfile(second.path, "<i2"))
    assert clip.samples == first.samples + second.samples + RATE_HZ * 120 // 1000
    assert store.get(clip.key) == clip
    begins = [(word.at, word.start_ms) for word in clip.words]
    assert begins == [(0, 0), (len(PARTS[0]) + 1, pytest.approx(first.duration_ms + 120, abs=8))]


def test_a_text_that_the_engine_never_says_whole_is_said_in_parts(
    engines: Callable[..., Spoiling], store: ClipStore
) -> None:
    """An engine that stops after so many letters, always at the same place, is not believed because it is constant."""
    engine = engines(lambda pcm, text, time: cut_while_loud(pcm) if len(text) > 80 else pcm)
    speech = said(engine, store, LONG)
    assert counted(speech) == (1, 0, 1, 1, 1)
    whole = said(engines(well), ClipStore(store.voices / "other"), LONG)
    assert speech.clips[0][0].duration_ms == pytest.approx(whole.clips[0][0].duration_ms, rel=0.1)


def test_parts_that_come_to_the_same_as_the_whole_speak_for_it(
    engines: Callable[..., Spoiling], store: ClipStore
) -> None:
    """A voice whose manner it is to end at full level is whole, and after a few texts nobody asks any more."""
    engine = engines(lambda pcm, text, time: np.concatenate([pcm, noise(0.05)]))
    speech = said(engine, store, *SENTENCES[:8])
    assert counted(speech)[3:] == (3, 0)
    assert engine.said[-5:] == list(SENTENCES[3:8])


def test_a_word_that_cannot_be_parted_is_believed_when_two_takes_agree(
    engines: Callable[..., Spoiling], store: ClipStore
) -> None:
    engine = engines(lambda pcm, text, time: np.concatenate([pcm, noise(0.05)]))
    assert counted(said(engine, store, "One")) == (1, 0, 1, 1, 0)
    other = engines(lambda pcm, text, time: cut_to(0.4 + 0.2 * time)(np.concatenate([noise(0.4), pcm, noise(0.4)])))
    with pytest.raises(EngineError, match=r"^unsteady: “Two”: sent sound that is cut off at its end"):
        said(other, store, "Two")


def test_what_no_part_can_mend_ends_the_episode_by_name(engines: Callable[..., Spoiling], store: ClipStore) -> None:
    engine = engines(lambda pcm, text, time: silence(2) if "hundred" in text else pcm)
    with pytest.raises(EngineError, match=r"^unsteady: “The swing bridge carried.*…”: sent silence") as caught:
        said(engine, store, LONG, "One.")
    assert engine.said.count(PARTS[1]) == 2
    assert "the check “sound”" in caught.value.hint


def test_a_pronunciation_is_not_parted() -> None:
    parts = parts_of("Then [Xi Jinping](/ʃiː dʒɪnpɪŋ/) spoke of [Yi](/jiː/), and of others too.")
    assert len(parts) > 1
    assert sum(part.count("](/") for part in parts) == 2


@pytest.mark.parametrize("text", ["One", "?!", "", "a …"])
def test_what_is_too_short_is_not_parted(text: str) -> None:
    assert len(parts_of(text)) <= 1


# ── a voice that is known ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("damage", [twice, cut_to(0.45)])
def test_a_text_said_wrongly_before_the_voice_was_known_is_said_anew_in_the_same_run(
    engines: Callable[..., Spoiling], store: ClipStore, damage: Callable[[Pcm], Pcm]
) -> None:
    engine = engines(bad_takes(of=SENTENCES[1], times=1, damage=lambda pcm: np.append(damage(pcm), silence(0.1))))
    speech = said(engine, store, *SENTENCES)
    assert engine.said.count(SENTENCES[1]) == 2
    assert len(engine.said) == len(SENTENCES) + 1
    assert counted(speech) == (16, 0, 16, 1, 0)
    whole = said(engines(well), ClipStore(store.voices / "other"), SENTENCES[1])
    assert speech.clips[1][0].energies == whole.clips[0][0].energies


def test_the_next_run_knows_the_voice_from_the_first_text_on(
    engines: Callable[..., Spoiling], store: ClipStore
) -> None:
    said(engines(well), store, *SENTENCES)
    engine = engines(bad_takes(of=LONG, times=1, damage=lambda pcm: np.append(cut_to(0.45)(pcm), silence(0.1))))
    assert counted(said(engine, store, LONG)) == (1, 0, 1, 1, 0)
    assert engine.said == [LONG, LONG]


# ── speed ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("speed", "asked", "shorter"), [(0.5, 0.8, 0.625), (1.1, 1.1, 1.0), (2.0, 1.25, 1.6)])
def test_what_an_engine_cannot_speed_up_is_stretched(
    engines: Callable[..., Spoiling], store: ClipStore, speed: float, asked: float, shorter: float
) -> None:
    limits = Limits(characters=1000, at_once=1, speeds=(0.8, 1.25))
    engine = engines(well, limits=limits)
    stretched = said(engine, store, LONG, voicing=Voicing(speed=speed)).clips[0][0]
    assert engine.speeds == [asked]
    usual = said(engines(well, limits=limits), store, LONG).clips[0][0]
    assert stretched.samples == pytest.approx(usual.samples / shorter, abs=1)
    assert stretched.words[0].end_ms == pytest.approx(usual.words[0].end_ms / shorter, abs=2)
    assert stretched.key != usual.key


def test_the_engine_that_takes_any_speed_is_not_stretched(engines: Callable[..., Spoiling], store: ClipStore) -> None:
    engine = engines(well, limits=replace(Limits(characters=1000, at_once=1), speeds=(0.25, 4.0)))
    said(engine, store, LONG, voicing=Voicing(speed=1.7))
    assert engine.speeds == [1.7]
