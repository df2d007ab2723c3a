"""Which engine and which voice narrate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from speech_kit import install

from narrator.errors import ConfigError, EngineError, NoEngine
from narrator.model import Casting, Role, Voice
from narrator.show import Terms, Voicing
from narrator.speech import cast
from narrator.speech.casting import choose

PARROT = """
from pathlib import Path
from narrator.errors import EngineUnavailable
from narrator.model import Take, Voice
from narrator.speech import Limits

class Parrot:
    name, version, limits, settings = "{name}", "3", Limits(characters=10, at_once=1), {{}}
    def __init__(self, settings):
        self.unwell, self.closed = settings.get("unwell"), Path(settings["closed"]) if "closed" in settings else None
    def health(self):
        return self.unwell
    def voices(self):
        {voices}
    def say(self, text, voice, speed):
        return Take(audio=b"")
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
    return choose(voices, language=language, preferred=(preferred,) if preferred else (), engine="parrot").name


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
    with pytest.raises(ConfigError, match=r'\[voice.parrot\]: parrot has no voice "en-UK". Did you mean "en-U?'):
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
    install_parrot(tmp_path, monkeypatch, "parrot", voices=speaks("parrot", "xx"))
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
    voicing = on(voice=("gmw/en-US",))
    assert cast_and_close(voicing, language="en-GB").voice.language == "en-US"
    assert cast_and_close(voicing, language="de").voice.name == "gmw/de"


# ── voices of other roles ────────────────────────────────────────────────────────────────────────────────────────────


def on(**terms: Any) -> Voicing:
    """A show that is spoken by espeak on these terms."""
    return Voicing(engines=("espeak",), terms={"espeak": Terms(**terms)})


def test_each_role_may_have_a_voice_of_its_own() -> None:
    casting = cast_and_close(on(quote=("gmw/en-US",), announcer=("gmw/en-GB-scotland",)), language="en-GB")
    named = {role: casting.voice_of(role).name for role in Role}
    assert named == {Role.HOST: "gmw/en", Role.QUOTE: "gmw/en-US", Role.ANNOUNCER: "gmw/en-GB-scotland"}


def test_roles_that_are_not_asked_for_are_the_hosts() -> None:
    casting = cast_and_close(on(quote=("gmw/en-US",), announcer=("gmw/de",)), language="en-GB", roles=(Role.ANNOUNCER,))
    assert (casting.quote, casting.announcer) == (None, None)


def test_of_several_voices_of_a_role_the_first_that_speaks_the_language_is_meant() -> None:
    voicing = on(voice=("gmw/de", "gmw/en-US", "gmw/en"), quote=("gmw/en-GB-scotland", "roa/fr"))
    english, french = (cast_and_close(voicing, language=tag) for tag in ("en", "fr"))
    assert (english.voice.name, english.voice_of(Role.QUOTE).name) == ("gmw/en-US", "gmw/en-GB-scotland")
    assert (french.voice.name, french.voice_of(Role.QUOTE).name) == ("roa/fr", "roa/fr")


def test_a_voice_for_a_role_that_the_engine_does_not_have_is_told_and_the_engine_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_parrot(tmp_path, monkeypatch, "parakeet", voices=speaks("parakeet", "en", "en-AU"))
    table, terms = {"closed": str(tmp_path / "closed")}, Terms(quote=("en-UA",))
    voicing = Voicing(engines=("parakeet",), settings={"parakeet": table}, terms={"parakeet": terms})
    with pytest.raises(ConfigError, match=r'\[voice.parakeet\]: parakeet has no voice "en-UA". Did you mean "en-AU"'):
        cast(voicing, language="en")
    assert (tmp_path / "closed").exists()


# ── engines by language, and those passed over ───────────────────────────────────────────────────────────────────────


def test_a_language_may_have_engines_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_parrot(tmp_path, monkeypatch, "parrot", voices=speaks("parrot", "en", "de"))
    voicing = Voicing(engines=("espeak",), languages={"de": ("parrot",), "de-AT": ("espeak",)})
    engines = {tag: cast_and_close(voicing, language=tag).voice.engine for tag in ("en", "de", "de-CH", "de-AT")}
    assert engines == {"en": "espeak", "de": "parrot", "de-CH": "parrot", "de-AT": "espeak"}


def test_an_engine_that_would_have_been_rather_heard_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_parrot(tmp_path, monkeypatch, "german", voices=speaks("german", "de"))
    install_parrot(tmp_path, monkeypatch, "asleep", voices=speaks("asleep", "en"))
    install_parrot(tmp_path, monkeypatch, "sulking", voices=speaks("sulking", "en"))
    engines, settings = ("german", "asleep", "sulking", "espeak"), {"asleep": {"unwell": "it sleeps"}}
    voicing = Voicing(engines=engines, settings=settings)
    casting = cast_and_close(voicing, language="en-GB", besides={"sulking": "gave up midway"})
    assert casting.passed_over == ("asleep", "sulking")
    assert "sulking passed over: gave up midway; espeak speaks en-GB" in casting.why


def test_a_misspelt_voice_is_told() -> None:
    with pytest.raises(ConfigError, match='espeak has no voice "gmw/en-UK"'):
        cast(on(voice=("gmw/en-UK",)), language="en-GB")
