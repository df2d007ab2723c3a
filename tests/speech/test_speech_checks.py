"""The checks of every clip: what is whole passes in any language and at any speed, what is damaged does not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from clips_kit import (
    RATE_HZ,
    SENTENCES,
    cut_to,
    cut_while_loud,
    noise,
    silence,
    speaking,
    too_loud,
    twice,
    wav,
    with_a_hole,
)
from speech_kit import BRITISH

from narrator.engines.espeak import EspeakEngine
from narrator.model import Take
from narrator.sound import Pcm
from narrator.speech.checks import CHECKS, Said, ends_abruptly, faults
from narrator.speech.hearing import Heard, hear
from narrator.speech.tempo import Tempo, reckon

STRANGER = Tempo()
TEXTS = {
    "en": "The ministry said on Tuesday that forty people were hurt, and three of them are still missing.",
    "de": "Das Ministerium teilte am Dienstag mit, dass vierzig Menschen verletzt wurden; drei werden noch vermisst.",
    "ru": "Министерство сообщило во вторник, что пострадали сорок человек, трое пропали без вести.",
    "ar": "قالت الوزارة يوم الثلاثاء إن أربعين شخصا أصيبوا، ولا يزال ثلاثة منهم في عداد المفقودين.",
    "hi": "मंत्रालय ने मंगलवार को कहा कि चालीस लोग घायल हुए हैं, और तीन अब भी लापता हैं।",
    "cmn": "该部周二表示，有四十人在事故中受伤，另有三人失踪。",
    "ko": "이 부처는 화요일에 사십 명이 다쳤고 세 명이 아직 실종 상태라고 밝혔다.",
    "el": "Το υπουργείο ανακοίνωσε την Τρίτη ότι σαράντα άνθρωποι τραυματίστηκαν και τρεις αγνοούνται.",
    "tr": "Bakanlık salı günü kırk kişinin yaralandığını, üç kişinin ise hâlâ kayıp olduğunu söyledi.",
    "vi": "Bộ cho biết hôm thứ Ba rằng bốn mươi người bị thương và ba người vẫn còn mất tích.",
}
ODD = (
    "1234567890 2345678901 9876543210",
    "£1,234,567,890.99 and $9,876,543,210",
    "BBC NATO UNESCO IMF WHO FBI USA UN EU",
    "https://www.example.org/a/b?c=d&e=f#g",
    "Wait … what? No! Well – yes; perhaps: no. (Or so.)",
    "One.",
    "A",
)


def heard(pcm: Pcm, text: str) -> Heard:
    return hear(Take(audio=wav(pcm)), text=text, engine="parrot")


def failed(pcm: Pcm, text: str, tempo: Tempo = STRANGER) -> set[str]:
    said = Said(text=reckon(text), tempo=tempo)
    return {fault.name for fault in faults(heard(pcm, text), said)}


@pytest.fixture(scope="module")
def spoken() -> dict[str, Pcm]:
    """Some sentences, spoken."""
    with speaking() as say:
        return {text: say(text, BRITISH) for text in SENTENCES}


@pytest.fixture(scope="module")
def known(spoken: dict[str, Pcm]) -> Tempo:
    """What is known of the voice from them."""
    takes = [(reckon(text), heard(pcm, text).seconds, False) for text, pcm in spoken.items()]
    return STRANGER.after(takes)


# ── what is whole ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words_per_minute", [80, 165, 450])
def test_whatever_espeak_says_is_whole(words_per_minute: int) -> None:
    engine = EspeakEngine({"words_per_minute": words_per_minute})
    every_third = engine.voices()[::3]
    chosen = [voice for voice in engine.voices() if voice.language in TEXTS]
    jobs = [(voice, text) for voice in every_third for text in (TEXTS["en"], SENTENCES[0][:30])]
    jobs += [(voice, TEXTS[voice.language]) for voice in chosen] + [(BRITISH, text) for text in ODD]

    def problems(job: tuple[object, str]) -> set[str]:
        voice, text = job
        take = engine.say(text, voice, 1.0)  # type: ignore[arg-type]
        said = Said(text=reckon(text), tempo=STRANGER)
        return {fault.cause for fault in faults(hear(take, text=text, engine="espeak"), said)}

    with ThreadPoolExecutor(2) as crew:
        found = dict(zip(jobs, crew.map(problems, jobs), strict=True))
    engine.close()
    assert len(jobs) > 90
    assert {job: causes for job, causes in found.items() if causes} == {}


def test_the_sentences_of_a_known_voice_are_whole(spoken: dict[str, Pcm], known: Tempo) -> None:
    assert known.known
    assert {text: problems for text, pcm in spoken.items() if (problems := failed(pcm, text, known))} == {}


def test_a_short_text_may_last_as_it_likes(known: Tempo) -> None:
    with speaking() as say:
        long = say(SENTENCES[0], BRITISH)
    assert failed(long, "£9", known) == set()


# ── what is not ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        (lambda pcm: noise(3), "steady"),
        (lambda pcm: (9_000 * np.sin(np.arange(3 * RATE_HZ) / 10)).astype(np.int16), "steady"),
        (lambda pcm: pcm[3_000:5_000], "length"),
        (lambda pcm: np.concatenate([pcm] * 28), "length"),
        (too_loud, "clipped"),
        (with_a_hole(3.5), "pause"),
        (cut_while_loud, "end"),
    ],
)
def test_damage_is_told_of_a_voice_that_is_not_known(
    spoken: dict[str, Pcm], damage: Callable[[Pcm], Pcm], check: str
) -> None:
    missed = [text for text, pcm in spoken.items() if check not in failed(damage(pcm), text)]
    assert missed == []


@pytest.mark.parametrize(
    ("damage", "least"),
    [(cut_to(0.5), 0.95), (cut_to(0.65), 0.8), (cut_to(0.8), 0.6), (twice, 0.95), (with_a_hole(2), 1.0)],
)
def test_damage_is_told_of_a_voice_that_is_known(
    spoken: dict[str, Pcm], known: Tempo, damage: Callable[[Pcm], Pcm], least: float
) -> None:
    told = [bool(failed(damage(pcm), text, known)) for text, pcm in spoken.items()]
    assert sum(told) >= least * len(told)


def test_a_cut_is_not_told_of_a_voice_that_always_ends_so(spoken: dict[str, Pcm]) -> None:
    text, pcm = next(iter(spoken.items()))
    abrupt = STRANGER.after([(reckon(text), 4.0, True)] * 3)
    assert ends_abruptly(heard(cut_while_loud(pcm), text))
    assert not ends_abruptly(heard(pcm, text))
    assert "end" not in failed(cut_while_loud(pcm), text, abrupt)


def test_a_text_without_marks_may_pause_less() -> None:
    with speaking() as say:
        one, other = say("the bridge was closed for ninety days", BRITISH), say("and it is open now", BRITISH)
    pausing = np.concatenate([one, silence(1.2), other])
    assert failed(pausing, "the bridge was closed for ninety days and it is open now") == {"pause"}
    assert failed(pausing, "The bridge was closed for ninety days. And it is open now!") == set()


def test_the_names_of_the_checks_are_their_own() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
