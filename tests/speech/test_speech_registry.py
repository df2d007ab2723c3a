"""Finding engines by their entry points, and the fence round them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from speech_kit import BRITISH, install

from narrator.errors import ConfigError, EngineError, EngineUnavailable
from narrator.model import Voice
from narrator.show import Terms, Voicing
from narrator.speech import Engine, Limits, installed, open_engine
from narrator.speech.registry import Fenced, fenced


def fail_with(error: BaseException) -> Any:
    raise error


class Broken:
    """Breaks every promise of the contract."""

    name = "broken"
    version = 7
    limits = 3
    settings = None

    def health(self) -> str | None:
        return fail_with(ZeroDivisionError("division by zero"))  # type: ignore[no-any-return]

    def voices(self) -> list[str]:
        return ["a"]

    def say(self, text: str, voice: Voice, speed: float) -> str:
        return "no take"

    def close(self) -> None:
        fail_with(RuntimeError())


BROKEN: Engine = Fenced("broken", Broken())  # type: ignore[arg-type]


def test_the_engines_that_come_with_narrator_are_installed() -> None:
    assert {"espeak", "gtts"} <= installed().keys()


def test_listing_engines_loads_none() -> None:
    program = (
        "import sys; from narrator.speech import installed; installed(); "
        "print([name for name in sys.modules if name.startswith(('gtts', 'narrator.engines'))])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_engine_opens_by_name_and_speaks() -> None:
    engine = open_engine("espeak", Voicing(settings={"espeak": {"words_per_minute": 200}}))
    try:
        assert engine.settings["words_per_minute"] == 200
        assert engine.say("Good morning.", BRITISH, 1.0).audio.startswith(b"RIFF")
    finally:
        engine.close()


def test_an_unknown_engine_is_told_with_what_was_meant_and_what_there_is() -> None:
    with pytest.raises(
        ConfigError, match=r'no engine "espeek" is installed. Did you mean "espeak"\? Installed: .*gtts'
    ):
        open_engine("espeek", Voicing())


def test_settings_that_an_engine_refuses_stay_a_config_error() -> None:
    with pytest.raises(ConfigError, match="pitch: must lie from 0 to 99"):
        open_engine("espeak", Voicing(settings={"espeak": {"pitch": 100}}))


def test_an_engine_of_another_package_enters_by_the_same_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = Path(__file__).parent.parent / "plugins" / "narrator-morse" / "narrator_morse.py"
    source = sample.read_text(encoding="utf-8")
    install(tmp_path, monkeypatch, name="morse", module="morse_engine", source=source, factory="MorseEngine")
    assert installed()["morse"].value == "morse_engine:MorseEngine"
    engine = open_engine("morse", Voicing(settings={"morse": {"pitch_hz": 700}}))
    assert engine.limits == Limits(characters=500, at_once=4)
    assert engine.health() is None
    assert engine.say("sos", engine.voices()[0], 1.0).audio.startswith(b"RIFF")
    engine.close()


def test_of_two_engines_of_one_name_the_first_on_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("later_twin", "earlier_twin"):
        install(tmp_path / module, monkeypatch, name="twin", module=module, source="", factory="X")
    assert installed()["twin"].module == "earlier_twin"


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("import a_module_that_is_not_there", "ModuleNotFoundError: No module named 'a_module_that_is_not_there'"),
        ("1 +", "SyntaxError: invalid syntax"),
        ("", "AttributeError: .*no attribute 'Engine'"),
        ("def Engine(settings): raise KeyError('model')", "KeyError: 'model'"),
        ("def Engine(): pass", "TypeError: .*positional argument"),
    ],
)
def test_a_broken_package_is_an_engine_error(
    source: str, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "crooked_engine", raising=False)
    install(tmp_path, monkeypatch, name="crooked", module="crooked_engine", source=source, factory="Engine")
    with pytest.raises(EngineError, match=f"^crooked: {cause}") as caught:
        open_engine("crooked", Voicing())
    assert "package" in caught.value.hint
    assert caught.value.__cause__ is not None
    monkeypatch.delitem(sys.modules, "crooked_engine", raising=False)


def test_errors_of_ours_pass_the_fence_as_they_are() -> None:
    unavailable = EngineUnavailable("parrot", "", "sleeps", retry_after_s=5)
    with pytest.raises(EngineUnavailable) as caught:
        fenced("parrot", lambda: fail_with(unavailable))
    assert caught.value is unavailable


def test_an_interrupt_passes_the_fence() -> None:
    with pytest.raises(KeyboardInterrupt):
        fenced("parrot", lambda: fail_with(KeyboardInterrupt()))


def test_an_engine_whose_health_fails_is_unwell() -> None:
    assert BROKEN.health() == "ZeroDivisionError: division by zero"


@pytest.mark.parametrize(
    ("call", "cause"),
    [
        (lambda: BROKEN.version, "TypeError: str was expected, not 7"),
        (lambda: BROKEN.limits, "TypeError: Limits was expected, not 3"),
        (lambda: BROKEN.settings, "TypeError: 'NoneType' object is not iterable"),
        (BROKEN.voices, "TypeError: Voice was expected, not 'a'"),
        (lambda: BROKEN.say("x", BRITISH, 1.0), "TypeError: Take was expected, not 'no take'"),
        (BROKEN.close, "RuntimeError"),
    ],
)
def test_a_broken_promise_is_an_engine_error(call: Any, cause: str) -> None:
    with pytest.raises(EngineError) as caught:
        call()
    assert (caught.value.what, caught.value.cause) == ("broken", cause)


# ── terms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_terms_of_a_show_set_the_limits_and_what_they_leave_is_the_engines() -> None:
    terms = Terms(at_once=1, price_per_million=15.0)
    engine = open_engine("gtts", Voicing(terms={"gtts": terms}))
    try:
        assert (engine.limits.at_once, engine.limits.price_per_million) == (1, 15.0)
        assert (engine.limits.characters, engine.limits.per_minute) == (100, 60)
        assert engine.terms == terms
    finally:
        engine.close()
