"""Which voices a server has, and in which language each speaks: OpenAI's own, those of a setting, those of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from narrator.engines.servers.openai_server import Server
from narrator.errors import ConfigError
from narrator.show import language_tag

Speaker = tuple[str, str]
"""A voice's name and its language, as BCP 47 tag."""

NEWER = ("marin", "cedar")
OLDER = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
"""OpenAI's voices; tts-1 and tts-1-hd have only these (OpenAI's guide to text to speech). Those it recommends first."""

LANGUAGES = (
    "en af ar az be bg bs ca cs cy da de el es et fa fi fil fr gl he hi hr hu hy id is it ja kk kn ko lt lv mi mk mr ms"
    " nb ne nl pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh"
)
"""What OpenAI says that every voice of its own speaks."""

KOKORO: Mapping[str, str] = MappingProxyType(
    {"a": "en-US", "b": "en-GB", "e": "es", "f": "fr-FR", "h": "hi", "i": "it", "j": "ja", "p": "pt-BR", "z": "zh-CN"}
)
"""The first letter of Kokoro's voices (af_heart, bm_george): its language (VOICES.md beside the model)."""

_KOKORO = re.compile(rf"([{''.join(KOKORO)}])[fm]_\w+")
_LOCALE = re.compile(r"([a-z]{2,3})[-_]([A-Z]{2})(?:[-_].+)?")
_NAMES = ("id", "voice_id", "name", "ShortName")
_TONGUES = ("language", "lang", "locale", "Locale", "languages")


def own_voices(model: str) -> tuple[Speaker, ...]:
    """OpenAI's voices for a model, in every language."""
    voices = OLDER if model.startswith("tts-1") else (*NEWER, *OLDER, "ballad", "verse")
    return tuple((name, language) for language in LANGUAGES.split() for name in voices)


def named(voices: str, *, server: Server) -> tuple[Speaker, ...]:
    """The voices of a setting: "name" or "name:language", with commas between.

    A name alone is enough for OpenAI's voices, which speak every language, and where the name tells the language
    (af_heart, en_US-lessac-medium). Raises ConfigError for any other, and for what is no language tag.
    """
    entries = [entry.strip() for entry in voices.split(",") if entry.strip()]
    speakers = [speaker for entry in entries for speaker in _speakers(entry, server)]
    faults = [(entry, _fault(entry, server)) for entry in entries]
    if problems := tuple(f"voices: {fault}" for _, fault in faults if fault):
        raise ConfigError("[voice.openai]", problems)
    return tuple(dict.fromkeys(speakers))


def listed(answer: Any) -> tuple[Speaker, ...]:
    """The voices of a server's list, in any of the forms that servers give it; those of unknown language are not."""
    keys = ("voices", "data") if isinstance(answer, dict) else ()
    rows = next((answer[key] for key in keys if key in answer), answer)
    return tuple(dict.fromkeys(speaker for row in (rows if isinstance(rows, list) else []) for speaker in _of_row(row)))


def _of_row(row: Any) -> Iterator[Speaker]:
    fields = row if isinstance(row, dict) else {"id": row}
    name = next((fields[key] for key in _NAMES if isinstance(fields.get(key), str) and fields[key]), "")
    told = next((fields[key] for key in _TONGUES if fields.get(key)), _language_of(name))
    for tongue in told if isinstance(told, list) else [told]:
        if name and (tag := _tag(str(tongue))):
            yield name, tag


def _speakers(entry: str, server: Server) -> list[Speaker]:
    name, _, language = entry.rpartition(":") if ":" in entry else (entry, "", _language_of(entry))
    if language:
        return [(name.strip(), language.strip())]
    return [(name, every) for every in LANGUAGES.split()] if server.is_openai else []


def _fault(entry: str, server: Server) -> str:
    speakers = _speakers(entry, server)
    if not speakers:
        return f'say which language "{entry}" speaks: "{entry}:en"'
    name, language = speakers[0]
    wrong = language_tag(language)
    return f"“{entry}”: the language {wrong}" if wrong else "" if name else f"“{entry}” has no name"


def _tag(told: str) -> str:
    """A language as servers write it ("en-us", "pt_BR") as BCP 47 tag, or "" ("English")."""
    language, _, region = told.replace("_", "-").partition("-")
    tag = f"{language.lower()}-{region.upper()}" if len(region) == 2 else f"{language.lower()}-{region}".rstrip("-")
    return "" if language_tag(tag) else tag


def _language_of(name: str) -> str:
    """The language that a voice's name tells, or ""."""
    if found := _KOKORO.fullmatch(name):
        return KOKORO[found[1]]
    found = _LOCALE.fullmatch(name)
    return f"{found[1]}-{found[2]}" if found else ""
