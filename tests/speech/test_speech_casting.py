"""Which engine and which voice narrate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from speech_kit import install

from narrator.errors import ConfigError, EngineError, NoEngine
from narrator.model import Casting, Voice
from narrator.show import Voicing
from narrator.speech import cast
from narrator.speech.casting import choose

PARROT = """
from pathlib import Path
from narrator.errors import EngineUnavailable
from narrator.model import Voice
from narrator.speech import Limits

class Parrot:
    name, version, limits, settings = "{name}", "3", Limits(characters=10, at_once=1), {{}}
    def __init__(self, settings):
        self.unwell, self.closed = settings.get("unwell"), Path(settings["closed"]) if "closed" in settings else None
    def health(self):
        return self.unwell
    def voices(self):
        {voices}
    def say(self, text, voice):
        return b""
    def close(self):
        if self.closed:
            self.closed.write_text("closed")
"""


def install_parrot(site: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, voices: str) -> None:
    source = PARROT.format(name=name, voices=voices)
    install(site / name, monkeypatch, name=name, module=f"casting_{name}", source=source, factory="Parrot")


def speaks(name: str, *languages: str) -> str:
    return f"return tuple(Voice(engine='{name}', name=tag, language=tag) for tag in {languages!r})"


def cast_and_close(voicing: Voicing, **how: Any) -> Casting:
    engine, casting = cast(voicing, **how)
    engine.close()
    return casting


def choice(*languages: str, language: str, preferred: str = "") -> str:
    voices = [Voice(engine="parrot", name=tag, language=tag) for tag in languages]
    return choose(voices, language=language, preferred=preferred, engine="parrot").name


# ── voices ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "voices", "chosen"),
    [
        ("en-GB", ("en-US", "en-GB", "en"), "en-GB"),
        ("en-GB", ("en-US", "en"), "en"),
        ("en-GB", ("en-US", "en-029"), "en-US"),
        ("en", ("en-US", "en-GB"), "en-US"),
        ("en", ("en-US", "en"), "en"),
        ("en-AU", ("en-US", "en-GB"), "en-GB"),
        ("en-CA", ("en-GB", "en-US"), "en-US"),
        ("es-MX", ("es", "es-419"), "es-419"),
        ("es-MX", ("es-ES", "es-MX", "es-419"), "es-MX"),
        ("es", ("es-419", "es"), "es"),
        ("pt-AO", ("pt-BR", "pt-PT"), "pt-PT"),
        ("pt-AO", ("pt-BR", "pt"), "pt"),
        ("de-AT", ("nl", "de"), "de"),
        ("en-GB", ("en-GB-x-rp", "en-GB-scotland", "en-US"), "en-US"),
        ("en-GB-x-rp", ("en-GB", "en-GB-x-rp"), "en-GB-x-rp"),
        ("en", ("en-Shaw", "en-GB-scotland"), "en-GB-scotland"),
        ("en", ("en-Shaw",), "en-Shaw"),
        ("zh", ("yue", "cmn-Latn-pinyin", "cmn"), "cmn"),
        ("zh-Hans-CN", ("zh-TW", "zh-CN"), "zh-CN"),
        ("zh-Hant", ("cmn",), "cmn"),
        ("cmn", ("zh-CN",), "zh-CN"),
        ("no", ("nb",), "nb"),
        ("he", ("iw",), "iw"),
        ("fil", ("tl",), "tl"),
        ("sr-Latn", ("sr", "sr-Latn"), "sr-Latn"),
        ("pt_BR", ("pt", "pt-br"), "pt-br"),
    ],
)
def test_the_nearest_voice_is_chosen(language: str, voices: tuple[str, ...], chosen: str) -> None:
    assert choice(*voices, language=language) == chosen


@pytest.mark.parametrize("language", ["nl", "fr-FR", "e", "eng", "", "no such tag"])
def test_no_voice_of_another_language_is_chosen(language: str) -> None:
    with pytest.raises(EngineError, match=f"does not speak {language}"):
        choice("de", "en-GB", language=language)


def test_the_voice_of_the_show_is_taken_where_it_speaks_the_language() -> None:
    assert choice("en-GB", "en-US", "de", language="en-GB", preferred="en-US") == "en-US"
    assert choice("en-GB", "en-US", "de", language="de", preferred="en-US") == "de"


def test_a_voice_that_is_not_there_is_a_config_error() -> None:
    with pytest.raises(ConfigError, match=r'\[voice.parrot\]: voice: parrot has no voice "en-UK". Did you mean "en-U?'):
        choice("en-US", language="en", preferred="en-UK")


# ── engines ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_engine_that_is_well_narrates() -> None:
    casting = cast_and_close(Voicing(engines=("espeak", "gtts")), language="en-GB")
    assert casting.voice == Voice(engine="espeak", name="gmw/en", language="en-GB")
    assert casting.why == "espeak speaks en-GB"
    assert casting.engine_version.startswith("1.")


def test_an_engine_that_is_unwell_is_passed_over_closed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_parrot(tmp_path, monkeypatch, "parrot", voices=speaks("parrot", "en"))
    table = {"unwell": "it sleeps", "closed": str(tmp_path / "closed")}
    casting = cast_and_close(Voicing(engines=("parrot", "espeak"), settings={"parrot": table}), language="en-GB")
    assert casting.why == "parrot passed over: it sleeps; espeak speaks en-GB"
    assert (tmp_path / "closed").exists()


def test_the_engine_that_narrates_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_parrot(tmp_path, monkeypatch, "parrot", voices=speaks("parrot", "en"))
    table = {"closed": str(tmp_path / "closed")}
    engine, casting = cast(Voicing(engines=("parrot",), settings={"parrot": table}), language="en-GB")
    assert casting == Casting(
        voice=Voice(engine="parrot", name="en", language="en"), engine_version="3", why="parrot speaks en"
    )
    assert not (tmp_path / "closed").exists()
    engine.close()
    assert (tmp_path / "closed").exists()


def test_an_engine_that_breaks_or_lacks_the_language_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_parrot(tmp_path, monkeypatch, "german", voices=speaks("german", "de"))
    install_parrot(tmp_path, monkeypatch, "broken", voices="return 1 / 0")
    install_parrot(tmp_path, monkeypatch, "absent", voices="raise EngineUnavailable('absent', '', 'does not answer')")
    casting = cast_and_close(Voicing(engines=("german", "broken", "absent", "espeak")), language="en-GB")
    assert casting.why == (
        "german passed over: does not speak en-GB; broken passed over: ZeroDivisionError: division by zero; "
        "absent passed over: does not answer; espeak speaks en-GB"
    )


def test_one_engine_may_be_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_parrot(tmp_path, monkeypatch, "parrot", voices=speaks("parrot", "en"))
    assert cast_and_close(Voicing(engines=("espeak",)), language="en", only="parrot").voice.engine == "parrot"


def test_where_none_will_do_each_is_told_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_parrot(tmp_path, monkeypatch, "parrot", voices=speaks("parrot", "en"))
    voicing = Voicing(engines=("parrot", "espeak"), settings={"parrot": {"unwell": "it sleeps"}})
    with pytest.raises(NoEngine) as caught:
        cast(voicing, language="xx")
    assert "for the language xx" in str(caught.value)
    assert "parrot passed over: it sleeps; espeak passed over: does not speak xx" in str(caught.value)
    assert caught.value.hint


def test_a_misspelt_engine_is_not_passed_over() -> None:
    with pytest.raises(ConfigError, match='Did you mean "espeak"'):
        cast(Voicing(engines=("espaek", "gtts")), language="en")


def test_a_voice_set_for_the_show_narrates() -> None:
    settings = {"espeak": {"voice": "gmw/en-US"}}
    voicing = Voicing(engines=("espeak",), settings=settings)
    assert cast_and_close(voicing, language="en-GB").voice.language == "en-US"
    assert cast_and_close(voicing, language="de").voice.name == "gmw/de"


# ── the quote voice ──────────────────────────────────────────────────────────────────────────────────────────────────


def quote_of(voicing: Voicing, language: str = "en-GB", *, quotes: bool = True, only: str = "") -> tuple[str, str]:
    """The name of the quote voice that is cast, or "", and why."""
    casting = cast_and_close(voicing, language=language, quotes=quotes, only=only)
    return casting.quote.name if casting.quote else "", casting.why


def test_the_quote_voice_is_one_of_the_engine_that_narrates() -> None:
    voicing = Voicing(engines=("espeak",), quote="gmw/en-US")
    assert quote_of(voicing) == ("gmw/en-US", "espeak speaks en-GB; gmw/en-US says what others said")
    assert quote_of(voicing, quotes=False) == ("", "espeak speaks en-GB")
    assert quote_of(Voicing(engines=("espeak",))) == ("", "espeak speaks en-GB")


def test_a_quote_voice_of_another_language_says_nothing() -> None:
    told = "espeak speaks de; its voice gmw/en-US for quotations speaks en-US, not de"
    assert quote_of(Voicing(engines=("espeak",), quote="gmw/en-US"), "de") == ("", told)


def test_a_quote_voice_of_another_engine_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_parrot(tmp_path, monkeypatch, "parakeet", voices=speaks("parakeet", "en", "en-AU"))
    voicing = Voicing(engines=("espeak", "parakeet"), quote="en-AU", settings={"parakeet": {"unwell": "it sleeps"}})
    assert quote_of(voicing) == ("", "espeak speaks en-GB; espeak has no voice en-AU for quotations")
    assert quote_of(Voicing(engines=("parakeet", "espeak"), quote="en-AU")) == (
        "en-AU",
        "parakeet speaks en; en-AU says what others said",
    )


def test_a_quote_voice_that_no_engine_has_is_told_and_the_engine_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_parrot(tmp_path, monkeypatch, "parakeet", voices=speaks("parakeet", "en", "en-AU"))
    table = {"closed": str(tmp_path / "closed")}
    voicing = Voicing(engines=("parakeet", "espeak"), quote="gmw/en-UK", settings={"parakeet": table})
    with pytest.raises(
        ConfigError, match=r'none of the show\'s engines has a voice "gmw/en-UK". Did you mean "gmw/en-U'
    ):
        cast(voicing, language="en", quotes=True)
    assert (tmp_path / "closed").exists()


def test_where_another_engine_cannot_tell_its_voices_no_name_is_called_misspelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_parrot(tmp_path, monkeypatch, "speechless", voices="return 1 / 0")
    voicing = Voicing(engines=("espeak", "speechless"), quote="polly")
    assert quote_of(voicing) == ("", "espeak speaks en-GB; espeak has no voice polly for quotations")


def test_a_misspelt_voice_is_told() -> None:
    with pytest.raises(ConfigError, match='espeak has no voice "gmw/en-UK"'):
        cast(Voicing(engines=("espeak",), settings={"espeak": {"voice": "gmw/en-UK"}}), language="en-GB")
