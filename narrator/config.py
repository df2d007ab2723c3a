"""show.toml → Show. The dataclasses of `narrator.show` are the specification; every problem is told at once."""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from narrator.errors import ConfigError, WorkspaceError
from narrator.show import (
    DEFAULT_LINK,
    Fetching,
    Keeping,
    Music,
    Part,
    Pauses,
    Reading,
    Saying,
    Show,
    SiteRule,
    SourceRule,
    Style,
    Terms,
    Voicing,
    Wording,
)

FILE_NAME = "show.toml"
LEXICON_NAME = "lexicon.toml"
SAMPLE_FOLDER = "episodes"

Table = Mapping[str, Any]
Value = TypeVar("Value")

WORDS = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple: "a list of texts",
    Mapping: "a table of texts",
}
STYLE_TABLES = ("pauses", "say", "wording")
PARTS = ("host", "quote", "announcer")
TERMS = frozenset(term.name for term in fields(Terms))
ABOUT: Mapping[type, tuple[str, ...]] = {SourceRule: ("feed", "folder", "urls"), SiteRule: ("host",)}
"""What a rule of each kind is about: exactly one of these keys is set."""


def find_show(start: Path, asked: Path | None = None) -> Path:
    """The folder of the show to work on: the one asked for, else the nearest upwards with a show.toml, else ./episodes.

    Raises WorkspaceError where there is none.
    """
    if asked is not None:
        return _holding_a_show(asked.absolute())
    for folder in (start, *start.parents, start / SAMPLE_FOLDER):
        if (folder / FILE_NAME).is_file():
            return folder
    raise WorkspaceError(
        "show", str(start), f"no {FILE_NAME} here or in a folder above", "make a show with: narrator init my-show"
    )


def _holding_a_show(folder: Path) -> Path:
    if (folder / FILE_NAME).is_file():
        return folder
    raise WorkspaceError("show", str(folder), f"there is no {FILE_NAME}", f"make one with: narrator init {folder.name}")


def load_show(path: Path) -> Show:
    """Read a show.toml. Raises ConfigError with all that is wrong in it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(str(path), (error.strerror or str(error),)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), ("is not UTF-8",), "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            str(path), (f"is not TOML: {error}",), "texts stand in quotes; a # begins a comment"
        ) from error
    return parse_show(table, folder=path.parent.absolute(), which=str(path))


def parse_show(table: Table, *, folder: Path, which: str) -> Show:
    """A Show out of the parsed show.toml. Raises ConfigError with all that is wrong in it; `which` names the file."""
    reader = _Reader()
    show = reader.show(table, folder)
    if reader.problems or show is None:
        raise ConfigError(which, tuple(reader.problems), "every option is explained in the show.toml of: narrator init")
    return show


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tables one by one and gathers what is wrong with them."""

    problems: list[str] = field(default_factory=list)

    def show(self, table: Table, folder: Path) -> Show | None:
        known = ("show", "style", "voice", "music", "fetch", "reading", "cache", "sources", "sites")
        self._unknown_keys("", table, known)
        parts: dict[str, Any] = {
            "style": self._style(self._table("style", table)),
            "voice": self._voicing(self._table("voice", table)),
            "music": self._values(Music, "music", self._table("music", table)),
            "fetch": self._values(Fetching, "fetch", self._table("fetch", table)),
            "reading": self._values(Reading, "reading", self._table("reading", table)),
            "cache": self._values(Keeping, "cache", self._table("cache", table)),
            "sources": tuple(self._rules(SourceRule, "sources", table)),
            "sites": tuple(self._rules(SiteRule, "sites", table)),
        }
        plain = self._fields(Show, "show", self._table("show", table), besides={"folder", *parts})
        return None if self.problems else Show(folder=folder, **{**plain, "link": _site(plain)}, **parts)

    def _style(self, table: Table) -> Style:
        wording = self._table("style.wording", table, key="wording")
        plain = self._fields(Style, "style", table, besides=set(STYLE_TABLES), known=STYLE_TABLES)
        return self._build(
            Style,
            plain
            | {
                "pauses": self._values(Pauses, "style.pauses", self._table("style.pauses", table, key="pauses")),
                "say": self._values(Saying, "style.say", self._table("style.say", table, key="say")),
                "wording": {
                    language: self._values(Wording, f"style.wording.{language}", self._table(language, wording))
                    for language in wording
                },
            },
        )

    def _voicing(self, table: Table) -> Voicing:
        own = (*PARTS, "languages")
        engines = {key: value for key, value in table.items() if isinstance(value, Mapping) and key not in own}
        plain = self._fields(Voicing, "voice", table, besides={*own, "terms", "settings"}, known=(*own, *engines))
        parts = {
            name: self._values(Part, f"voice.{name}", self._table(f"voice.{name}", table, key=name)) for name in PARTS
        }
        lists = self._table("voice.languages", table, key="languages")
        languages = {tag: self._value(f"voice.languages.{tag}", names, tuple[str, ...]) for tag, names in lists.items()}
        terms, settings = {}, {}
        for name, rows in engines.items():
            terms[name] = self._values(Terms, f"voice.{name}", {key: rows[key] for key in rows if key in TERMS})
            settings[name] = {key: value for key, value in rows.items() if key not in TERMS}
        return self._build(Voicing, plain | parts | {"languages": languages, "terms": terms, "settings": settings})

    def _rules(self, kind: type[Value], name: str, table: Table) -> Iterator[Value]:
        """The tables [[name]], each of which sets exactly one of those keys that say what it is about."""
        rules = table.get(name, [])
        if not isinstance(rules, list):
            self.problems.append(f"{name}: must be written as [[{name}]], once for each")
            return
        for number, rule in enumerate(rules, 1):
            if not isinstance(rule, Mapping) or len(rule.keys() & set(ABOUT[kind])) != 1:
                self.problems.append(f"{name} {number}: must be a table with {_one_of(ABOUT[kind])}")
            else:
                yield self._values(kind, f"{name} {number}", rule)

    def _values(self, kind: type[Value], name: str, table: Table) -> Value:
        return self._build(kind, self._fields(kind, name, table))

    def _build(self, kind: type[Value], values: dict[str, Any]) -> Value:
        """The value itself, or its defaults where problems were found: the reader goes on to find the rest."""
        return kind() if self.problems else kind(**values)

    def _fields(
        self, kind: Any, name: str, table: Table, *, besides: set[str] | None = None, known: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        hints = typing.get_type_hints(kind)
        wanted = {f.name: f for f in fields(kind) if f.name not in (besides or set())}
        self._unknown_keys(name, table, (*wanted, *known))
        for key, specification in wanted.items():
            if key not in table and specification.default is MISSING and specification.default_factory is MISSING:
                self.problems.append(f"{name}.{key}: is missing ({specification.metadata['about']})")
        values = {key: self._value(f"{name}.{key}", table[key], hints[key]) for key in wanted if key in table}
        for key, value in values.items():
            check = wanted[key].metadata["check"]
            problem = check(value) if check and value is not None else None
            if problem:
                self.problems.append(f"{name}.{key}: {problem}")
        return values

    def _value(self, name: str, value: Any, hint: Any) -> Any:
        """`value` as the type of the field, or None and a problem noted."""
        kind = typing.get_origin(hint) or hint
        if kind is tuple and isinstance(value, str):
            return (value,)
        if kind is tuple and isinstance(value, list) and all(isinstance(member, str) for member in value):
            return tuple(value)
        if kind is Mapping and isinstance(value, Mapping) and all(isinstance(member, str) for member in value.values()):
            return value
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if type(value) is kind and kind not in (tuple, Mapping):
            return value
        self.problems.append(f"{name}: must be {WORDS[kind]}, not {value!r}")
        return None

    def _table(self, name: str, table: Table, *, key: str = "") -> Table:
        value = table.get(key or name, {})
        if isinstance(value, Mapping):
            return value
        self.problems.append(f"{name}: must be a table, written as [{name}]")
        return types.MappingProxyType({})

    def _unknown_keys(self, name: str, table: Table, known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"; did you mean {near[0]}?" if near else f" (known: {', '.join(known)})"
                self.problems.append(f"{f'{name}.' if name else ''}{key}: is not an option{hint}")


def _one_of(names: tuple[str, ...]) -> str:
    return f"one of {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _site(values: Mapping[str, Any]) -> str:
    """The site's address with the slash that feed and media hang under."""
    link = str(values.get("link") or DEFAULT_LINK)
    return link if link.endswith("/") else f"{link}/"
