"""Entries as a user types them, and a lexicon.toml with more of them: what stands in it stays, comments and all."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from narrator.errors import ConfigError
from narrator.script.lexicon.entries import Entry
from narrator.script.lexicon.file import entry_of, entry_problems, parse_lexicon, place_of

FORMS = 'write it as: Uighur = wee-gur, or with options: match = "Reading", say = "Redding", case = true'

_DEFAULTS = Entry()
_HEADER = re.compile(r"[ \t]*\[")
_WORDS = re.compile(r"(?m)^[ \t]*\[[ \t]*words[ \t]*\][^\n]*$")


def entry_from(text: str) -> Entry:
    """The entry that `word = say as` or a line of TOML options describes. Raises ConfigError with what is wrong."""
    options = _options(text)
    problems = entry_problems(options)
    if problems:
        raise ConfigError(text.strip(), tuple(problems), FORMS)
    return entry_of(options)


def _options(text: str) -> Mapping[str, Any]:
    bare = text.strip().removeprefix("{").removesuffix("}")
    try:
        options: dict[str, Any] = tomllib.loads(f"entry = {{ {bare} }}")["entry"]
    except tomllib.TOMLDecodeError as error:
        if re.match(r"(?:match|pattern)\s*=\s*[\"']", bare):
            raise ConfigError(text.strip(), (f"is not TOML: {error}",), FORMS) from error
        options = {}
    if "match" in options or "pattern" in options:
        return options
    word, equals, say = text.partition("=")
    if not equals:
        raise ConfigError(text.strip(), ("has no = in it",), FORMS)
    return {"match": _unquoted(word), "say": _unquoted(say)}


def _unquoted(text: str) -> str:
    bare = text.strip()
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'" else bare


def toml_of(entry: Entry) -> str:
    """An entry as TOML says it: the options that are not as they would be anyway, on a line each."""
    lines = [
        f"{option.name} = {_value(getattr(entry, option.name))}"
        for option in fields(Entry)
        if _told(entry, option.name)
    ]
    return "\n".join(lines)


def _told(entry: Entry, option: str) -> bool:
    if option == "case":
        plain = entry_of({"match": entry.match} if entry.match else {"pattern": entry.pattern})
        return entry.case is not plain.case
    return bool(getattr(entry, option) != getattr(_DEFAULTS, option))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_entries(text: str, entries: Iterable[Entry], *, which: str) -> str:
    """The text of a lexicon with `entries` in it: words without options below [words], others at its end.

    Raises ConfigError, which names the lexicon `which`, where the text has faults, or one of them is in it already.
    """
    before = parse_lexicon(text, which=which)
    known = {place_of(entry) for entry in before}
    added = tuple(entries)
    if there := [entry.name for entry in added if place_of(entry) in known]:
        raise ConfigError(which, tuple(f"{name!r} has an entry already" for name in there), "change it there")
    newline = "\r\n" if "\r\n" in text else "\n"
    words = [entry for entry in added if _is_short(entry)]
    tables = [entry for entry in added if not _is_short(entry)]
    longer = _with_words(text.replace("\r\n", "\n"), words)
    for entry in tables:
        longer = f"{_ended(longer)}[[entry]]\n{toml_of(entry)}\n"
    if set(parse_lexicon(longer, which=which)) != {*before, *added}:
        raise ConfigError(which, ("is written in a way that nothing can be added to",), "add it by hand")
    return longer.replace("\n", newline)


def _is_short(entry: Entry) -> bool:
    return entry == Entry(match=entry.match, say=entry.say, case=entry.case) and not _told(entry, "case")


def _with_words(text: str, words: Iterable[Entry]) -> str:
    """The text with a line for each word below the last one of its [words]."""
    lines = "".join(f"{_value(entry.match)} = {_value(entry.say)}\n" for entry in words)
    if not lines:
        return text
    header = _WORDS.search(text)
    if not header:
        return f"{_ended(text)}[words]\n{lines}"
    end = _end_of_table(text, header.end())
    return f"{text[:end]}{'' if text[:end].endswith(chr(10)) else chr(10)}{lines}{text[end:]}"


def _end_of_table(text: str, start: int) -> int:
    """Where the last line of a table ends that says something, or its header."""
    end = at = start
    for line in text[start:].splitlines(keepends=True):
        at += len(line)
        if _HEADER.match(line):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = at
    return end if end > start or not text[start:].startswith("\n") else start + 1


def _ended(text: str) -> str:
    """A text that a table may be put behind: with a blank line at its end."""
    return f"{text.rstrip()}\n\n" if text.strip() else ""
