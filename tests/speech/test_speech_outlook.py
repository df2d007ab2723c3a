"""What is expected of a script before it is spoken."""

from __future__ import annotations

import pytest
from speech_kit import BRITISH, script_of

from narrator.show import Voicing
from narrator.speech import Limits, cast
from narrator.speech.lines import lines_of
from narrator.speech.outlook import expected_ms, outlook, work
from narrator.speech.takes import Line

NEWS = (
    "The council met on Monday to talk about the old bridge over the river.",
    "Nobody had expected an answer so soon.",
    "The money comes from a fund that was set up ten years ago.",
    "Until then the road stays closed to cars.",
)


def lines(many: int, *, speed: float = 1.0) -> list[Line]:
    return [Line(text=f"{number} {'word ' * 20}", voice=BRITISH, speed=speed) for number in range(10, 10 + many)]


def test_what_engines_are_asked_for_is_counted_once_each() -> None:
    text = f"{'word ' * 30}end."
    limits = {
        "short": Limits(characters=100, at_once=1),
        "long": Limits(characters=1000, at_once=1, price_per_million=15),
    }
    expected = outlook(script_of(text, text), limits=limits)
    assert (expected.words, expected.utterances, expected.characters) == (62, 2, 308)
    assert expected.requests == {"short": 2, "long": 1}
    assert expected.costs == {"long": pytest.approx(154 * 15 / 1e6)}
    assert 15_000 < expected.duration_ms < 25_000


def test_a_script_lasts_about_as_long_as_expected() -> None:
    words = sum(len(text.split()) for text in NEWS)
    assert 130 < words / (sum(map(expected_ms, NEWS)) / 60_000) < 210


def test_what_is_expected_of_an_engine_is_what_it_is_given() -> None:
    engine, casting = cast(Voicing(engines=("espeak",)), language="en-GB")
    script = script_of(*NEWS, NEWS[0])
    given = lines_of(script, engine=engine, casting=casting, voicing=Voicing())
    expected = outlook(script, limits={"espeak": engine.limits})
    engine.close()
    assert len(given.keys) == expected.requests["espeak"] == 4
    assert [len(said) for said in given.said] == [1] * 5


@pytest.mark.parametrize(
    ("limits", "engine", "seconds"),
    [
        pytest.param(Limits(characters=500, at_once=4, per_minute=60, account="a"), "server", 29, id="rate"),
        pytest.param(Limits(characters=500, at_once=1, per_minute=600, account="a"), "server", 25, id="server"),
        pytest.param(Limits(characters=500, at_once=2), "piper", 4.5, id="local"),
    ],
)
def test_the_slower_one_of_rate_and_engine_says_how_long_it_takes(limits: Limits, engine: str, seconds: float) -> None:
    asked = work(lines(30), engine=engine, limits=limits)
    assert asked.texts == 30
    assert asked.sound_ms == pytest.approx(30 * 82 * 75)
    assert asked.wall_s == pytest.approx(seconds, rel=0.06)


def test_nobody_knows_the_speed_of_a_strange_engine_and_nothing_takes_no_time() -> None:
    limits = Limits(characters=500, at_once=1)
    assert work(lines(3), engine="parrot", limits=limits).wall_s is None
    assert work([], engine="parrot", limits=limits).wall_s == 0


def test_who_speaks_faster_is_heard_for_less_time_at_the_same_cost() -> None:
    limits = Limits(characters=500, at_once=1, price_per_million=10)
    usual, fast = (work(lines(5, speed=speed), engine="piper", limits=limits) for speed in (1.0, 2.0))
    assert fast.sound_ms == usual.sound_ms / 2
    assert fast.cost == usual.cost == pytest.approx(sum(len(line.text) for line in lines(5)) * 10 / 1e6)
