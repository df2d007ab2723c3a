"""Episode ↔ JSON, exactly: what is published beside an episode can rebuild the catalogue."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from narrator.errors import PublishError
from narrator.model import Episode

VERSION = 1
"""Counts up when a field of Episode, or of a value it holds, changes its name or its meaning."""

_NUMBERS = re.compile(r"\[((?:\n +-?\d+,?)+)\n +\]")
"""A list of whole numbers as json.dumps writes it, a line each; no text is taken for it, for none has line breaks.
On one line, the times of 9,000 words make the record of an hour 211 kB long rather than 251."""

Reader = Callable[[Any], Any]


def episode_json(episode: Episode) -> bytes:
    """The episode as JSON in UTF-8: every field by its name, numbers in a row on one line, the same bytes each time."""
    content = json.dumps({"version": VERSION} | _plain(episode), ensure_ascii=False, indent=1) + "\n"
    return _NUMBERS.sub(lambda numbers: f"[{' '.join(numbers[1].split())}]", content).encode()


def episode_from_json(content: bytes, *, which: str = "episode.json") -> Episode:
    """The episode that `episode_json` wrote; `which` names the file in the PublishError raised if it is not one."""
    try:
        record = json.loads(content)
        version = record.pop("version", None)
        if version == VERSION:
            episode: Episode = _READ_EPISODE(record)
            return episode
    except (ValueError, TypeError, AttributeError) as fault:
        raise PublishError(
            "episode record", which, f"it is damaged ({fault})", "make the episode anew: narrator make SOURCE --again"
        ) from fault
    raise PublishError(
        "episode record", which, f"it has version {version!r}, known is {VERSION}", "update narrator to read it"
    )


# ── values → JSON ────────────────────────────────────────────────────────────────────────────────────────────────────


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


# ── JSON → values ────────────────────────────────────────────────────────────────────────────────────────────────────


def _exactly(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} where {kind.__name__} belongs")
        return value

    return read


def _float(value: Any) -> float:
    if isinstance(value, bool):
        raise TypeError(f"{value!r} where float belongs")
    return float(value)


_READERS: Mapping[Any, Reader] = MappingProxyType(
    {str: _exactly(str), int: _exactly(int), float: _float, datetime: datetime.fromisoformat}
)


def _reader(hint: Any) -> Reader:
    """What turns JSON into a value of the type `hint`: of _READERS, an enum, X | None, tuple[X, ...], a dataclass."""
    if get_origin(hint) is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    if isinstance(hint, UnionType):
        return _optional_reader(_reader(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_reader(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _READERS[hint]


def _optional_reader(item: Reader) -> Reader:
    return lambda value: None if value is None else item(value)


def _tuple_reader(item: Reader) -> Reader:
    whole = _exactly(list)
    return lambda value: tuple(item(member) for member in whole(value))


def _dataclass_reader(kind: type) -> Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    whole = _exactly(dict)

    def read(value: Any) -> Any:
        given = set(whole(value))
        if odd := sorted((needed - given) | (given - set(readers))):
            raise TypeError(f"{kind.__name__} lacks or does not know {', '.join(odd)}")
        return kind(**{name: readers[name](member) for name, member in value.items()})

    return read


_READ_EPISODE = _reader(Episode)
