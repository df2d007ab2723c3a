"""Emoji by their names: one name a sequence, in the language of the text, and only of what is a picture."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.script.emoji_names import named
from narrator.script.spoken.marks import speakable


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Great news 🎉🎉🎉!", "Great news, party popper!"),
        ("I ❤️ Leeds", "I, red heart, Leeds"),
        ("I ❤ Leeds", "I, red heart, Leeds"),
        ("👍🏽 from us", "thumbs up, from us"),
        ("👩🏽‍🚒 saved us. Well", "woman firefighter, saved us. Well"),
        ("The 👩‍👩‍👧‍👦.", "The, family woman woman girl boy."),
        ("🇫🇷🇩🇪 talks", "flag for France, flag for Germany, talks"),
        ("In 🏴󠁧󠁢󠁳󠁣󠁴󠁿 too", "In, flag for Scotland, too"),
        ("We won 🏆. Next", "We won, trophy. Next"),
        ("👩‍🎉", "woman, party popper"),
    ],
)
def test_a_sequence_has_one_name(text: str, spoken: str) -> None:
    assert named(text, language="en-GB") == spoken


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("de", "rotes herz"),
        ("fr", "cœur rouge"),
        ("es", "corazón rojo"),
        ("it", "cuore rosso"),
        ("pt-BR", "coração vermelho"),
        ("nl", "❤️"),
        ("", "❤️"),
    ],
)
def test_names_are_the_language_s_own(language: str, spoken: str) -> None:
    assert named("❤️", language=language) == spoken


@pytest.mark.parametrize(
    "text", ["© 2026 ™ ®", "1️⃣ and #2 and *3*", "a → b", "5 × 3 ≠ 16", "Nothing here", "„ja“ – «oui»", "日本語"]
)
def test_signs_and_letters_are_no_emoji(text: str) -> None:
    assert named(text, language="en") == text


EMOJI = st.lists(st.sampled_from("👩👍🏽\u200d\ufe0f🇫🇷🏴\U000e0067\U000e007f❤a 1.")).map("".join)


@given(EMOJI | st.text())
def test_any_text_can_be_named_and_twice_is_as_once(text: str) -> None:
    once = speakable(named(text, language="en"))
    assert speakable(named(once, language="en")) == once


@pytest.mark.parametrize("unit", ["👩\u200d", "🙂", "🇫", "🏴\U000e0061", "👍🏽", "(", "1", " ", "a"])
def test_no_text_takes_long(unit: str) -> None:
    named("🙂", language="en")
    began = time.process_time()
    named(unit * (250_000 // len(unit)), language="en")
    assert time.process_time() - began < 2


def test_names_are_loaded_only_for_a_text_that_has_emoji() -> None:
    code = (
        "import sys; from narrator.script.emoji_names import named; named('No picture', language='en'); "
        "assert 'emoji' not in sys.modules; named('🙂', language='en'); assert 'emoji' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
