"""Which engines are installed, and the fence round every call into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from narrator.errors import ConfigError, EngineError, NarratorError
from narrator.model import Take, Voice
from narrator.show import Terms, Voicing
from narrator.speech.engine import Engine, Limits, meant

GROUP = "narrator.engines"
T = TypeVar("T")


def installed() -> dict[str, EntryPoint]:
    """The entry points of all installed engines by name, sorted; nothing of them is loaded."""
    # Of two packages with an engine of one name that one counts which Python would find first.
    first_found = {point.name: point for point in reversed(tuple(entry_points(group=GROUP)))}
    return dict(sorted(first_found.items()))


def open_engine(name: str, voicing: Voicing) -> Fenced:
    """The engine `name` as a show wants it, fenced; the caller closes it.

    Raises ConfigError if there is no such engine or it refuses the settings, EngineError if its package is broken.
    """
    points = installed()
    if name not in points:
        there_are = f" Installed: {', '.join(points) or 'none'}."
        raise ConfigError("[voice] engines", (f'no engine "{name}" is installed.{meant(name, points)}{there_are}',))
    make = fenced(name, points[name].load)
    engine = fenced(name, lambda: make(voicing.settings.get(name, {})))
    return Fenced(name, engine, voicing.terms.get(name, Terms()))


def fenced(name: str, call: Callable[[], T]) -> T:
    """Call into the engine `name`; whatever foreign error comes out becomes an EngineError that names both.

    An engine is anyone's code: its faults must not look like narrator's, nor end a batch.
    """
    try:
        return call()
    except NarratorError:
        raise
    except Exception as error:
        cause = ": ".join(filter(None, (type(error).__name__, str(error))))
        raise EngineError(name, "", cause, f'the package of the engine "{name}" is at fault') from error


class Fenced:
    """An engine on a show's `terms`; each call goes through the fence and comes back as the contract says."""

    def __init__(self, name: str, engine: Engine, terms: Terms = Terms()) -> None:  # noqa: B008, it is frozen
        self.name = name
        self.terms = terms
        self._engine = engine

    @property
    def version(self) -> str:
        """As the engine has it."""
        return fenced(self.name, lambda: _typed(self._engine.version, str))

    @property
    def limits(self) -> Limits:
        """As the engine has it, but for what the show's terms set."""
        limits = fenced(self.name, lambda: _typed(self._engine.limits, Limits))
        set_by_show = {name: getattr(self.terms, name) for name in ("at_once", "per_minute", "price_per_million")}
        return replace(limits, **{name: value for name, value in set_by_show.items() if value})

    @property
    def settings(self) -> Mapping[str, Any]:
        """As the engine has it."""
        return fenced(self.name, lambda: dict(self._engine.settings))

    def health(self) -> str | None:
        """What the engine says, or what it raised instead."""
        try:
            return fenced(self.name, self._engine.health)
        except EngineError as error:
            return error.cause

    def voices(self) -> tuple[Voice, ...]:
        """As the engine has it."""
        return fenced(self.name, lambda: tuple(_typed(voice, Voice) for voice in self._engine.voices()))

    def say(self, text: str, voice: Voice, speed: float = 1.0) -> Take:
        """What the engine says; raises EngineUnavailable, EngineError."""
        return fenced(self.name, lambda: _typed(self._engine.say(text, voice, speed), Take))

    def close(self) -> None:
        """Close the engine."""
        fenced(self.name, self._engine.close)


def _typed(value: Any, wanted: type[T]) -> T:
    if not isinstance(value, wanted):
        raise TypeError(f"{wanted.__name__} was expected, not {value!r:.60}")
    return value
