"""Reads a lexicon.toml: its entries, or all that is wrong with it.

[words]
"Uighur" = "wee-gur"

[[entry]]
match = "Reading"
say = "Redding"
case = true
language = "en"
tests = [["He came from Reading.", "He came from Redding."]]
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from narrator.errors import ConfigError
from narrator.script.ipa import as_typed, ipa_problem
from narrator.script.lexicon.entries import Entry, Lexicon
from narrator.script.lexicon.match import WORD, plain_phrase
from narrator.script.lexicon.pattern import pattern_problem
from narrator.show import language_tag

LONGEST = 400
"""Characters a text of an entry may have."""

PATTERNS = 100
"""Regular expressions a lexicon may have: each is tried on every sentence."""

OPTIONS = tuple(field.name for field in fields(Entry))
HINT = 'write one word a line: "Uighur" = "wee-gur"'
_TABLES = ("words", "entry")
_FLAGS = frozenset({"letters", "word", "keep", "case"})
_WAYS = ("say", "letters", "word", "ipa", "keep")


def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file, above the entries that come with narrator; a file that is not there has no entries.

    A word in capitals only ("US") and a pattern are taken as they are printed, any other word in small or capital
    letters, unless `case` says otherwise. Raises ConfigError with all faults of the file at once.
    """
    return Lexicon(entries=parse_lexicon(read_text(path), which=str(path)), built_in=built_in())


def read_text(path: Path) -> str:
    """The text of a lexicon, "" where there is no file; raises ConfigError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), (f"is not UTF-8 (byte {error.start})",), HINT) from error
    except OSError as error:
        raise ConfigError(str(path), (f"cannot be read: {error.strerror}",), HINT) from error


@cache
def built_in() -> tuple[Entry, ...]:
    """The entries that come with narrator."""
    text = files(__package__).joinpath("built_in.toml").read_text(encoding="utf-8")
    return parse_lexicon(text, which="narrator's own lexicon.toml")


def parse_lexicon(text: str, *, which: str) -> tuple[Entry, ...]:
    """The entries of a lexicon in TOML; raises ConfigError, which names it `which`, with all its faults at once."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(which, (f"is not TOML: {error}",), HINT) from error
    problems = [*_problems(tables)]
    entries = () if problems else tuple(_entries(tables))
    problems += twice(entries)
    if sum(bool(entry.pattern) for entry in entries) > PATTERNS:
        problems.append(f"has more than {PATTERNS} patterns, which would take long; write words as match")
    if problems:
        raise ConfigError(which, tuple(problems))
    return entries


# ── what is wrong ────────────────────────────────────────────────────────────────────────────────────────────────────


def _problems(tables: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the tables of a lexicon, a line each."""
    yield from (_unknown(f"[{name}]", name, _TABLES) for name in tables if name not in _TABLES)
    words, entries = tables.get("words", {}), tables.get("entry", [])
    if not isinstance(words, dict):
        yield '[words] must be a table of lines such as "Uighur" = "wee-gur"'
    else:
        yield from (problem for word, say in words.items() for problem in _word_problems(word, say))
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield "entry must be tables, each under a line [[entry]]"
    else:
        yield from (f"entry {at}: {fault}" for at, entry in enumerate(entries, 1) for fault in entry_problems(entry))


def _word_problems(word: str, say: object) -> Iterator[str]:
    if not isinstance(say, str):
        yield f"[words] {word!r}: what is said must be a text, not {type(say).__name__}"
    elif not say.strip():
        yield f"[words] {word!r}: nothing is said for it"
    elif fault := _text_fault(say) or _say_fault(say):
        yield f"[words] {word!r}: what is said {fault}"
    if not WORD.search(word):
        yield f"[words] {word!r}: has no letter and no digit to be found by"
    elif len(word) > LONGEST:
        yield f"[words] {word[:20]!r}…: has {len(word)} characters, {LONGEST} may be"


def entry_problems(entry: Mapping[str, Any]) -> list[str]:
    """What is wrong with the options of an entry, a line each."""
    problems = [_unknown(key, key, OPTIONS) for key in entry if key not in OPTIONS]
    for key in OPTIONS:
        fault = _fault(key, entry[key]) if key in entry else None
        if fault:
            problems.append(f"{key} {fault}")
    return [*problems, *_together(entry)]


def _fault(key: str, value: object) -> str | None:
    """What is wrong with the value of one option by itself."""
    if key in _FLAGS:
        return None if isinstance(value, bool) else f"must be true or false, not {type(value).__name__}"
    if key == "tests":
        return _tests_fault(value)
    if not isinstance(value, str):
        return f"must be a text, not {type(value).__name__}"
    if not value.strip():
        return "is empty"
    check = _CHECKS.get(key)
    return _text_fault(value) or (check(value) if check else None)


def _text_fault(text: str) -> str | None:
    if len(text) > LONGEST:
        return f"has {len(text)} characters, {LONGEST} may be"
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        return "holds a control character"
    return None


def _tests_fault(value: object) -> str | None:
    pairs = value if isinstance(value, list) else [None]
    good = all(isinstance(pair, list) and len(pair) == 2 and all(isinstance(t, str) for t in pair) for pair in pairs)
    return None if good else 'must be pairs of texts: [["as it is written", "as it is said"]]'


def _match_fault(match: str) -> str | None:
    return None if WORD.search(match) else f"{match!r} has no letter and no digit to be found by"


def _say_fault(say: str) -> str | None:
    return "must not hold [ or ]" if "[" in say or "]" in say else None


_CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "match": _match_fault,
    "say": _say_fault,
    "ipa": lambda ipa: ipa_problem(as_typed(ipa)),
    "language": language_tag,
}


def _together(entry: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the options of an entry together, each of them being right."""
    if ("match" in entry) == ("pattern" in entry):
        yield "has both match and pattern; one is found" if "match" in entry else "match is missing (or pattern)"
    ways = [way for way in _WAYS if way in entry and entry[way] is not False]
    if not ways:
        yield "say is missing (or letters, word, ipa, keep)"
    elif len(ways) > 1 and ways != ["say", "ipa"]:
        yield f"has both {ways[0]} and {ways[1]}; one is said"
    if "pattern" in entry and (problem := pattern_problem(str(entry["pattern"]), str(entry.get("say", "")))):
        yield problem


def _unknown(where: str, name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"{where} is not known" + (f" (did you mean {close[0]}?)" if close else f" (known: {', '.join(known)})")


def twice(entries: Iterable[Entry]) -> Iterator[str]:
    """Words that have two entries for the same texts, a line each."""
    seen: set[tuple[str, bool, str, str]] = set()
    for entry in entries:
        if (key := place_of(entry)) in seen:
            yield f"{entry.name!r} has two entries"
        seen.add(key)


def place_of(entry: Entry) -> tuple[str, bool, str, str]:
    """What no two entries may have in common: what they find, and where they apply."""
    found = entry.pattern or plain_phrase(entry.match)
    return found if entry.case else found.casefold(), entry.case, entry.language, entry.article


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _entries(tables: Mapping[str, Any]) -> Iterator[Entry]:
    for word, say in tables.get("words", {}).items():
        yield _entry_of_word(_composed(word), _composed(say))
    yield from map(entry_of, tables.get("entry", []))


def _entry_of_word(match: str, say: str) -> Entry:
    return Entry(match=match, say=say, case=_as_printed(match))


def entry_of(options: Mapping[str, Any]) -> Entry:
    """An entry of options that have no fault, in NFC as articles are."""
    given: dict[str, Any] = {
        key: _composed(option) if isinstance(option, str) else option for key, option in options.items()
    }
    given["case"] = options.get("case", "pattern" in given or _as_printed(given["match"]))
    given["tests"] = tuple((written, spoken) for written, spoken in options.get("tests", ()))
    if "ipa" in given:
        given["ipa"] = as_typed(given["ipa"])
    return Entry(**given)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def _as_printed(word: str) -> bool:
    """Whether a word is in capitals only, which another in small letters is not."""
    return len(word) > 1 and word.isupper()
