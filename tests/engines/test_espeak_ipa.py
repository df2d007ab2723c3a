"""Pronunciations through espeak-ng: it says what the IPA says, judged by its own phonemes."""

from __future__ import annotations

import re

import pytest
from espeak_phonemes import phonemes
from shows import EPISODES

from narrator.engines.espeak import EspeakEngine, pronounced
from narrator.engines.espeak_ipa import mnemonics
from narrator.model import Voice
from narrator.script.lexicon.file import built_in

BRITISH, AMERICAN = "gmw/en", "gmw/en-US"
README = (EPISODES.parent / "README.md").read_text(encoding="utf-8")
WORDS = sorted({word.lower() for word in re.findall(r"[A-Za-z]{3,}", README)})


def say(engine: EspeakEngine, text: str, voice: Voice) -> bytes:
    """The audio of a text, at the voice's own speed."""
    return engine.say(text, voice, 1.0).audio


@pytest.mark.parametrize(("voice", "share"), [(BRITISH, 0.99), (AMERICAN, 0.9)])
def test_what_espeak_says_of_words_it_says_again_from_their_ipa(voice: str, share: float) -> None:
    said = phonemes(voice, WORDS)
    again = phonemes(voice, [f"[[{mnemonics(ipa)}]]" for ipa in said])
    # In IPA the ɪə of "variable" may be one sound or two; and American flaps a t that stands alone, which in IPA may be
    # Spanish too: it is taken for an r.
    alike = sum(one == other for one, other in zip(said, again, strict=True))
    assert len(WORDS) > 400
    assert alike >= share * len(WORDS), [pair for pair in zip(WORDS, said, again, strict=True) if pair[1] != pair[2]][
        :9
    ]


@pytest.mark.parametrize(
    ("ipa", "british", "american"),
    [
        ("ˈsɪnwɑːɹ", "sˈɪnwɑː", "sˈɪnwɑːɹ"),
        ("kɪəɹ", "kˈiə", "kˈɪɹ"),
        ("fɔːrs", "fˈɔːs", "fˈɔːɹs"),
        ("baɹ", "bˈaɹ", "bˈæɹ"),
        ("ˈʃiː dʒɪnˈpɪŋ", "ʃˈiː dʒɪnpˈɪŋ", "ʃˈiː dʒɪnpˈɪŋ"),
        ("t͡ʃaɪ", "tʃˈaɪ", "tʃˈaɪ"),
        ("ˈœvʁə", "ˈɜːvɹə", "ˈɜːvɹə"),
        ("ka.ɪt", "kˈaɪt", "kˈæɪt"),
    ],
)
def test_an_accent_says_a_pronunciation_in_its_own_way(ipa: str, british: str, american: str) -> None:
    text = f"[[{mnemonics(ipa)}]]"
    assert [*phonemes(BRITISH, [text]), *phonemes(AMERICAN, [text])] == [british, american]


@pytest.mark.parametrize("ipa", ["", " ", "ǃkʰo", "5", "xø̃", "ab?", "日", "ˈ"])
def test_what_english_has_no_sign_for_is_not_said(ipa: str) -> None:
    assert not mnemonics(ipa) or mnemonics(ipa) == "'"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Mr [Xi](/ʃiː/) said", "Mr [['Si:]] said"),
        ("[Xi](/ʃiː/)’s, [Keith](/kiːθ/)'s, [Liz](/lɪz/)’s", "[['Si:z]], [['ki:Ts]], [['lIzIz]]"),
        ("the [!Kung](/ǃkʊŋ/)’s", "the !Kung’s"),
        ("[[h@l'oU]] [a](b)", " [h@l'oU]] [a](b)"),
        ("[a](/ʃ/)s", "[['S]]s"),
    ],
)
def test_a_pronunciation_becomes_phonemes_and_nothing_else_does(text: str, given: str) -> None:
    assert pronounced(text, "en-GB") == given


def test_other_languages_get_the_word() -> None:
    assert pronounced("Herr [Xi](/ʃiː/)", "de") == "Herr Xi"


def test_the_engine_says_phonemes() -> None:
    engine = EspeakEngine({})
    voice = Voice(engine="espeak", name=BRITISH, language="en-GB")
    try:
        printed, given, sound = (say(engine, text, voice) for text in ("hee", "[x](/hˈiː/)", "x"))
    finally:
        engine.close()
    assert printed == given != sound
    assert engine.limits.ipa


def bare(ipa: str) -> str:
    return re.sub("[ˈˌ]", "", ipa)


def test_every_built_in_entry_mends_what_espeak_says_wrong() -> None:
    entries = [entry for entry in built_in() if entry.match]
    printed = phonemes(BRITISH, [entry.match for entry in entries])
    spelled = [f"[[{mnemonics(entry.ipa)}]]" if entry.ipa else ".".join(entry.match) for entry in entries]
    mended = phonemes(BRITISH, spelled)
    same = [entry.match for entry, one, other in zip(entries, printed, mended, strict=True) if bare(one) == bare(other)]
    assert same == []
