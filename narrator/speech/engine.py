"""What an engine is: all that a plugin author has to know, and one function that checks an engine's settings.

An engine turns one stretch of text into sound. It is a class, named by an entry point of the group "narrator.engines";
narrator makes one for an episode, asks whether it is well, asks for its voices, has it say each text, and closes it.

    [project.entry-points."narrator.engines"]
    parrot = "narrator_parrot:Parrot"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Protocol

from narrator.errors import ConfigError
from narrator.model import Take, Voice
from narrator.show import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an engine can take, and what it costs. Only the first two must be said.

    `characters` may stand in one text; `at_once` texts may be spoken at a time, from as many threads (1: the engine is
    not safe to call from two), `per_minute` of them be begun (0: any number). Where these are bounds of a server,
    `account` names whose they are ("api.example, key 3f9a"): they are then kept across all processes of a workspace,
    and a refusal is remembered between runs. `price_per_million` is what a million characters cost, 0 nothing.

    `ipa`: texts hold `[word](/ipa/)` where the show's lexicon tells how a word is pronounced, in the International
    Phonetic Alphabet; else they hold the word. `speeds`: the lowest and the highest speed that the engine speaks at by
    itself; beyond them, its sound is stretched with the pitch kept. Pauses are never asked of an engine: they are laid
    into the mix, alike for all.
    """

    characters: int
    at_once: int
    per_minute: float = 0.0
    account: str = ""
    price_per_million: float = 0.0
    ipa: bool = False
    speeds: tuple[float, float] = (1.0, 1.0)


class Engine(Protocol):
    """Turns text into sound. The four properties may be plain attributes."""

    @property
    def name(self) -> str:
        """The name of its entry point, and of its table [voice.<name>] in show.toml."""

    @property
    def version(self) -> str:
        """What changes whenever the same text may sound different; clips of another version are not used again."""

    @property
    def limits(self) -> Limits:
        """What it can take; the caller cuts texts, and keeps to the numbers."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """The settings that change the sound, defaults filled in, as JSON can hold them: part of a clip's key.

        Leave out keys, addresses and time-outs: a change of those must not make every sentence be spoken again.
        """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Take the table [voice.<name>] of show.toml, without the terms that every engine has (see speech/terms.py).

        Do no more: no network, no model loaded. Raises ConfigError (see `settings`) with every fault of the table.
        """

    def health(self) -> str | None:
        """Say in a few words why the engine cannot work now ("translate.google.com does not answer"), or None.

        Called once before an episode; it may take some seconds, not more. It need not raise: the word is the answer.
        """

    def voices(self) -> tuple[Voice, ...]:
        """All voices, each with its BCP 47 language ("de", "en-GB"); of one language the preferred one first."""

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """Speak `text` and return the whole of a WAV, MP3, FLAC or Ogg file, of any rate and channel count.

        `text` is plain (see `Limits.ipa`), not blank and at most `limits.characters` long; `voice` is one of
        `voices()`, `speed` lies in `limits.speeds` (1.0: as the voice speaks by itself). Called from several threads,
        from at most `limits.at_once` at a time. Bound the time yourself; do not retry.

        The words of the take tell when words of `text` begin in the audio: all, some or none, in order. For what they
        leave open the times are estimated.

        Raises EngineUnavailable if the same text may succeed later (with `retry_after_s`, if a server named it; as
        EngineShut if it says that it has had too many requests), and EngineError if it never will. Anything else raised
        counts as EngineError.
        """

    def close(self) -> None:
        """Let go of processes, connections and files. Called once, whatever happened before."""


def settings(
    table: Mapping[str, Any],
    *,
    engine: str,
    known: Mapping[str, bool | int | float | str | tuple[str, ...]],
    checks: Mapping[str, Check] = MappingProxyType({}),
) -> dict[str, Any]:
    """The settings of `engine`: those of `known`, with their defaults, overlaid by `table` from show.toml.

    A default gives its setting's type: an int may stand for a float, a list of texts or one text for a tuple. `checks`
    say what is wrong with a value, or None; narrator.show has `between`, `one_of`, `matches` and `not_blank`, the last
    of which makes a setting required.

    Raises ConfigError with every fault: unknown names (with the one that was meant), wrong types, failed checks.
    """
    strange = [_unknown(name, known) for name in table if name not in known]
    merged = {name: _told(table.get(name, default), default) for name, default in known.items()}
    faults = [(name, _fault(value, known[name], checks.get(name))) for name, value in merged.items()]
    problems = [*strange, *(f"{name}: {fault}" for name, fault in faults if fault)]
    if problems:
        raise ConfigError(f"[voice.{engine}]", tuple(problems))
    return merged


def meant(name: str, known: Mapping[str, object]) -> str:
    """A question that offers the member of `known` that `name` looks like, or "": ' Did you mean "pitch"?'."""
    close = get_close_matches(name, known, n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def _unknown(name: str, known: Mapping[str, object]) -> str:
    there_are = f" There are: {', '.join(known) or 'none'}."
    return f"{name}: no such setting.{meant(name, known) or there_are}"


def _told(value: Any, default: object) -> Any:
    """A value as its setting has it: for one that takes texts, a tuple of those of a list, or of the only one."""
    if not isinstance(default, tuple) or not isinstance(value, str | list):
        return value
    return (value,) if isinstance(value, str) else tuple(value)


def _fault(value: Any, default: object, check: Check | None) -> str | None:
    wanted = type(default)
    accepted = (int, float) if wanted is float else (wanted,)
    if type(value) not in accepted or (wanted is tuple and not all(isinstance(text, str) for text in value)):
        return f"must be {_TYPES[wanted]}, not {value!r}"
    return check(value) if check else None


_TYPES = MappingProxyType(
    {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a text in quotes",
        tuple: "a list of texts in quotes",
    }
)
