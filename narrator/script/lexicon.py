"""How names are said: the entries of a show's lexicon.toml, and where they apply.

[words]
"Uighur" = "wee-gur"

[[entry]]
match = "Read"
say = "Red"
case = true
language = "en"
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from narrator.errors import ConfigError
from narrator.script.marks import SAID

_OPTIONS: Mapping[str, type] = {"match": str, "say": str, "case": bool, "language": str}
_TABLES = ("words", "entry")
_WORD = re.compile(r"\w+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase and what is said for it; `language` "" applies to every article.

    Without `case` the letters may be small or capital, in the text as in the entry.
    """

    match: str
    say: str
    case: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The entries of a show."""

    entries: tuple[Entry, ...]

    @classmethod
    def empty(cls) -> Lexicon:
        """A lexicon without entries."""
        return cls(entries=())

    def matcher(self, language: str) -> Matcher:
        """What finds the entries that apply to texts in `language` (BCP 47)."""
        return Matcher(entry for entry in self.entries if _applies(entry.language, language))


def _applies(asked: str, language: str) -> bool:
    """Whether an entry's language covers an article's: "" and "en" cover "en-GB"."""
    return not asked or language == asked or language.startswith(f"{asked}-")


class Matcher:
    """Finds entries in a text: the longest first, whole words, in one pass that never looks at what it put there.

    Entries are found by their first word, so that a text takes the same time whatever the size of the lexicon.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first_word: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: (-len(entry.match), not entry.case, entry.match)):
            first = _WORD.search(entry.match)
            self._by_first_word.setdefault(first.group().casefold() if first else "", []).append(entry)

    def mark(self, text: str) -> tuple[str, list[str]]:
        """The text with a stand-in (`SAID`) for each word that has an entry, and what is said for these, in order."""
        found = [*self._found(text)] if self._by_first_word else []
        if not found:
            return text, []
        ends = [0, *(end for _, end, _ in found)]
        starts = [*(start for start, _, _ in found), len(text)]
        return SAID.join(text[end:start] for end, start in zip(ends, starts, strict=True)), [say for _, _, say in found]

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where entries apply, from the left: start, end and what is said."""
        done = 0
        for word in _WORD.finditer(text):
            for entry in self._by_first_word.get(word.group().casefold(), ()):
                pattern, lead = _phrase(entry.match, entry.case)
                match = pattern.match(text, word.start() - lead) if word.start() - lead >= done else None
                if match:
                    done = match.end()
                    yield match.start(), done, entry.say
                    break


@lru_cache(maxsize=4096)
def _phrase(words: str, case: bool) -> tuple[re.Pattern[str], int]:  # noqa: FBT001  (a cache's key)
    """The pattern of an entry, and how far into it its first word stands."""
    plain = _plain(words)
    first = _WORD.search(plain)
    pattern = r"\s+".join(re.escape(word).replace("'", "['’]") for word in plain.split(" "))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", 0 if case else re.IGNORECASE), first.start() if first else 0


def _plain(word: str) -> str:
    """A word with one blank for white space and one kind of apostrophe."""
    return " ".join(word.split()).replace("’", "'")


# ── reading lexicon.toml ─────────────────────────────────────────────────────────────────────────────────────────────


def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file; a file that is not there is an empty one.

    A word in capitals only ("US") is taken as it is printed, any other in small or capital letters, unless `case`
    says otherwise. Raises ConfigError with all faults of the file at once.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Lexicon.empty()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(path), (_unreadable(error),), 'write one word a line: "Uighur" = "wee-gur"') from error
    problems = [*_problems(tables)]
    if not problems:
        lexicon = Lexicon(entries=tuple(_entries(tables)))
        problems = [*_twice(lexicon)]
    if problems:
        raise ConfigError(str(path), tuple(problems))
    return lexicon


def _unreadable(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"is not UTF-8 (byte {error.start})"
    return f"cannot be read: {error.strerror}" if isinstance(error, OSError) else f"is not TOML: {error}"


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
        yield from (p for number, entry in enumerate(entries, 1) for p in _entry_problems(f"entry {number}", entry))


def _word_problems(word: str, say: object) -> Iterator[str]:
    if not isinstance(say, str):
        yield f"[words] {word!r}: what is said must be a text, not {type(say).__name__}"
    elif not say.strip():
        yield f"[words] {word!r}: nothing is said for it"
    if not _WORD.search(word):
        yield f"[words] {word!r}: has no letter and no digit to be found by"


def _entry_problems(where: str, entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (_unknown(f"{where}: {key}", key, tuple(_OPTIONS)) for key in entry if key not in _OPTIONS)
    for key, kind in _OPTIONS.items():
        value = entry.get(key)
        if value is not None and type(value) is not kind:
            expected = "true or false" if kind is bool else "a text"
            yield f"{where}: {key} must be {expected}, not {type(value).__name__}"
        elif key in {"match", "say"} and not str(value or "").strip():
            yield f"{where}: {key} is {'missing' if value is None else 'empty'}"
        elif key == "match" and not _WORD.search(str(value)):
            yield f"{where}: match {value!r} has no letter and no digit to be found by"
    language = entry.get("language", "")
    if isinstance(language, str) and language and not _LANGUAGE.fullmatch(language):
        yield f"{where}: language must be a tag such as en or pt-BR, not {language!r}"


def _unknown(where: str, name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"{where} is not known" + (f" (did you mean {close[0]}?)" if close else f" (known: {', '.join(known)})")


def _entries(tables: Mapping[str, Any]) -> Iterator[Entry]:
    for word, say in tables.get("words", {}).items():
        yield _entry({"match": word, "say": say})
    yield from map(_entry, tables.get("entry", []))


def _entry(options: Mapping[str, Any]) -> Entry:
    """An entry in NFC, as articles are."""
    match, say = (unicodedata.normalize("NFC", options[key].strip()) for key in ("match", "say"))
    shouted = len(match) > 1 and match.isupper()
    return Entry(match=match, say=say, case=options.get("case", shouted), language=options.get("language", ""))


def _twice(lexicon: Lexicon) -> Iterator[str]:
    """Words that have two entries for the same texts."""
    seen: set[tuple[str, bool, str]] = set()
    for entry in lexicon.entries:
        word = _plain(entry.match)
        key = (word if entry.case else word.casefold(), entry.case, entry.language)
        if key in seen:
            yield f"{entry.match!r} has two entries"
        seen.add(key)
