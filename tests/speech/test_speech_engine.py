"""The checking of an engine's settings."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.errors import ConfigError
from narrator.show import between, not_blank
from narrator.speech.engine import Limits, meant, settings

KNOWN: dict[str, bool | int | float | str | tuple[str, ...]] = {"voice": "", "speed": 1.0, "pitch": 50, "loud": False}


def faults_of(table: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        settings(table, engine="parrot", known=KNOWN, checks={"pitch": between(0, 99)})
    assert caught.value.which == "[voice.parrot]"
    return caught.value.problems


def test_what_is_not_set_has_its_default() -> None:
    assert settings({"pitch": 7}, engine="parrot", known=KNOWN) == {**KNOWN, "pitch": 7}


def test_a_whole_number_will_do_for_a_number() -> None:
    assert settings({"speed": 2}, engine="parrot", known=KNOWN)["speed"] == 2


@pytest.mark.parametrize(
    ("told", "texts"), [(["say", "-v"], ("say", "-v")), ("say", ("say",)), ([], ()), (("a",), ("a",))]
)
def test_a_list_of_texts_is_a_tuple_and_one_text_will_do(told: Any, texts: tuple[str, ...]) -> None:
    assert settings({"program": told}, engine="parrot", known={"program": ("x",)}) == {"program": texts}


@pytest.mark.parametrize("told", [["say", 1], 3, {"say": "x"}, [["say"]]])
def test_a_list_of_anything_else_is_a_fault(told: Any) -> None:
    with pytest.raises(ConfigError, match="program: must be a list of texts in quotes, not"):
        settings({"program": told}, engine="parrot", known={"program": ()})


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"pich": 3}, 'pich: no such setting. Did you mean "pitch"?'),
        ({"zzz": 3}, "zzz: no such setting. There are: voice, speed, pitch, loud."),
        ({"pitch": "high"}, "pitch: must be a whole number, not 'high'"),
        ({"pitch": True}, "pitch: must be a whole number, not True"),
        ({"pitch": 1.5}, "pitch: must be a whole number, not 1.5"),
        ({"speed": "2"}, "speed: must be a number, not '2'"),
        ({"loud": 1}, "loud: must be true or false, not 1"),
        ({"voice": 3}, "voice: must be a text in quotes, not 3"),
        ({"pitch": 100}, "pitch: must lie from 0 to 99, not at 100"),
    ],
)
def test_a_fault_is_told(table: dict[str, Any], fault: str) -> None:
    assert faults_of(table) == (fault,)


def test_all_faults_are_told_at_once() -> None:
    assert [fault.split(":")[0] for fault in faults_of({"pich": 3, "pitch": -1, "loud": "yes"})] == [
        "pich",
        "pitch",
        "loud",
    ]


def test_not_blank_makes_a_setting_required() -> None:
    with pytest.raises(ConfigError, match="key: must not be empty"):
        settings({}, engine="parrot", known={"key": ""}, checks={"key": not_blank})


def test_an_engine_without_settings_says_so() -> None:
    with pytest.raises(ConfigError, match="There are: none"):
        settings({"pitch": 1}, engine="parrot", known={})


@given(st.dictionaries(st.text(max_size=8), st.none() | st.booleans() | st.integers() | st.floats() | st.text()))
def test_any_table_gives_just_the_known_settings_or_a_config_error(table: dict[str, Any]) -> None:
    with suppress(ConfigError):
        assert settings(table, engine="parrot", known=KNOWN).keys() == KNOWN.keys()


def test_nothing_is_meant_by_what_looks_like_nothing() -> None:
    assert meant("qqq", KNOWN) == ""


def test_most_limits_are_optional() -> None:
    limits = Limits(characters=1, at_once=1)
    assert (limits.per_minute, limits.account, limits.ipa, limits.speeds) == (0, "", False, (1, 1))
