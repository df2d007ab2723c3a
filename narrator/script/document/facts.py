"""What stands at the head of a script: the facts of its article, in TOML between two lines of +++."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from narrator.model import Article, Source, SourceKind
from narrator.show import Pauses, language_tag

FENCE = "+++"
VERSION = 1

TEXTS = {
    "title": "title",
    "standfirst": "standfirst",
    "site": "site_name",
    "section": "section",
    "canonical_url": "canonical_url",
    "image": "image_url",
    "article": "key",
}
"""The facts that are texts, and the fields of Article that they are."""

LISTS = ("authors", "tags")
MOMENTS = ("published", "modified")
OTHERS = ("narrator_script", "language", "source", "pauses")
_PAUSES = tuple(field.name for field in fields(Pauses))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the head says: of the article, as values for its fields, and how long the usual pauses are."""

    article: Mapping[str, Any]
    pauses: Pauses


def write_facts(article: Article, *, language: str, key: str, pauses: Pauses) -> str:
    """The head of a script; facts that are not known are left out."""
    return "\n".join([FENCE, *_lines(article, language=language, key=key, pauses=pauses), FENCE])


def _lines(article: Article, *, language: str, key: str, pauses: Pauses) -> Iterator[str]:
    texts = {name: getattr(article, attribute) for name, attribute in TEXTS.items()}
    known = {"narrator_script": VERSION, **texts, "language": language, "article": key}
    known |= {"source": article.source.location}
    known |= {name: list(getattr(article, name)) for name in LISTS}
    yield from (f"{name} = {_toml(value)}" for name, value in known.items() if value)
    for name in MOMENTS:
        moment = getattr(article, name)
        if moment:
            yield f"{name} = {moment.isoformat()}"
    told = ", ".join(f"{name} = {getattr(pauses, name)}" for name in _PAUSES)
    yield f"pauses = {{ {told} }}"


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_facts(text: str) -> tuple[Facts, tuple[str, ...]]:
    """What a head says, and what is wrong with it; the title and the language of one with faults may be ""."""
    try:
        # The blank line stands for the fence, so that faults are told with their line in the file.
        table = tomllib.loads(f"\n{text}")
    except tomllib.TOMLDecodeError as error:
        return Facts(article={}, pauses=Pauses()), (f"between {FENCE} and {FENCE}: {error}",)
    problems = tuple(_problems(table))
    return Facts(article={} if problems else _article(table), pauses=_pauses(table)), problems


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    known = (*TEXTS, *LISTS, *MOMENTS, *OTHERS)
    for name in table:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            yield f"{name}: there is no such fact{f' (did you mean {close[0]}?)' if close else ''}"
    yield from (f"{name}: is missing" for name in ("title", "language") if not table.get(name))
    for name, value in table.items():
        cause = _cause(name, value)
        if cause:
            yield f"{name}: {cause}"


def _cause(name: str, value: Any) -> str | None:
    """What is wrong with a fact, or None."""
    if name == "language" and isinstance(value, str):
        return language_tag(value)
    fits, wanted = _KINDS.get(name, _TEXT)
    return None if fits(value) else f"must be {wanted}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_pauses(value: Any) -> bool:
    return isinstance(value, dict) and all(
        name in _PAUSES and type(pause) is int and 0 <= pause <= 10_000 for name, pause in value.items()
    )


_TEXT: tuple[Callable[[Any], bool], str] = (_is_text, "a text in quotes")
_KINDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "narrator_script": (lambda value: value == VERSION, f"{VERSION}, the version that this narrator reads"),
    "pauses": (_are_pauses, f"milliseconds for any of {', '.join(_PAUSES)}"),
    **dict.fromkeys(
        LISTS,
        (lambda value: isinstance(value, list) and all(map(_is_text, value)), 'a list of texts: ["Ann", "Kim"]'),
    ),
    **dict.fromkeys(MOMENTS, (lambda value: isinstance(value, datetime), "a moment: 2026-11-24T06:30:00Z")),
}
"""What a fact that is no text has to be, and this in words."""


def _pauses(table: Mapping[str, Any]) -> Pauses:
    return Pauses(**table["pauses"]) if _are_pauses(table.get("pauses")) else Pauses()


def _article(table: Mapping[str, Any]) -> dict[str, Any]:
    """The head's facts as values for the fields of Article."""
    texts = {attribute: table.get(name, "") for name, attribute in TEXTS.items()}
    lists = {name: tuple(table.get(name, ())) for name in LISTS}
    moments = {name: _utc(table[name]) for name in MOMENTS if name in table}
    return {**texts, **lists, **moments, "language": table["language"], "source": _source(table.get("source", "-"))}


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _source(location: str) -> Source:
    if location == "-":
        return Source(kind=SourceKind.STDIN, location="-")
    web = location.lower().startswith(("http://", "https://"))
    return Source(kind=SourceKind.URL if web else SourceKind.FILE, location=location)
