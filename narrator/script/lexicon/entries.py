"""How names are said: the entries of a lexicon, and which of them apply to an article.

Three layers lie one on the other, and what an upper one has a word for, no lower one is asked: the entries of a show
for one article, the show's others, and those that come with narrator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import PurePath

from narrator.model import Article
from narrator.script.ipa import with_ipa, without_brackets
from narrator.script.lexicon.match import Index, Matcher

Concerns = Callable[[str], bool]
"""Whether the article at hand is one that an entry's `article` names."""

_LETTER = re.compile(r"([^\W\d_a-z])s(?!\w)|(\d+)|(\w)")
_REFERENCE = re.compile(r"\\([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    r"""What is found, and what is said for it; the fields are those of a [[entry]] in lexicon.toml.

    Found is `match`, a word or a phrase, or what the regular expression `pattern` finds as whole words. Said is `say`,
    in which `\1` is the pattern's first group; or the word by its `letters`, or as a `word` though in capitals; or
    `ipa`, with `say` for engines that know none; or what is printed, which `keep` hides from the normaliser too.
    Without `case` the letters may be small or capital. `language` (BCP 47; "" any) and `article` (a pattern such as
    "*/2026/11/*" for its URL, path or file name; "" any) say where it applies; `tests` are pairs of what is written
    and what is said for it.
    """

    match: str = ""
    pattern: str = ""
    say: str = ""
    letters: bool = False
    word: bool = False
    keep: bool = False
    ipa: str = ""
    case: bool = False
    language: str = ""
    article: str = ""
    tests: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What the entry is called in messages."""
        return self.match or self.pattern

    def spoken(self, found: re.Match[str]) -> str:
        """What is said for what was found."""
        printed = " ".join(found.group().split())
        if self.letters:
            said = spelled(printed)
        elif self.word:
            said = printed.lower()
        else:
            said = self._said(found) if self.say else printed
        return with_ipa(without_brackets(said), self.ipa)

    def _said(self, found: re.Match[str]) -> str:
        if not self.pattern:
            return self.say
        return _REFERENCE.sub(lambda reference: found[int(reference[1])] or "", self.say)


def spelled(printed: str) -> str:
    """A word by its letters: "UN" → "U.N", "MEPs" → "M.E.P’s", "MPs" → "M-P’s".

    Measured with espeak-ng in six languages: "A.P" is spelled everywhere, where "A P" begins with the article and
    "A-P" is a word in Spanish and Italian; a full stop behind it would be taken for the end of the sentence. Two
    letters with an ’s are the exception: "M.P’s" is said "em dot pees".
    """
    return " ".join(_mark(word).join(map(_letter, _LETTER.finditer(word))) for word in printed.split())


def _mark(word: str) -> str:
    """What stands between the letters of a word."""
    return "-" if len(word) == 3 and word.endswith("s") else "."


def _letter(found: re.Match[str]) -> str:
    plural, number, letter = found.groups()
    return f"{plural}’s" if plural else number or letter.upper()


def nowhere(_: str) -> bool:
    """Of no article: the texts at hand are none's."""
    return False


def concerning(article: Article) -> Concerns:
    """Whether an entry's `article` names this one: by its URL, where it was read from, or the end of that path."""
    names = {article.canonical_url, article.source.location, PurePath(article.source.location).name} - {""}

    def concerns(pattern: str) -> bool:
        ending = fnmatchcase(article.source.location, f"*/{pattern}")
        return ending or any(fnmatchcase(name, pattern) for name in names)

    return concerns


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The entries of a show, and those that come with narrator."""

    entries: tuple[Entry, ...]
    built_in: tuple[Entry, ...] = ()

    @classmethod
    def empty(cls) -> Lexicon:
        """A lexicon without entries."""
        return cls(entries=())

    def matcher(self, language: str, concerns: Concerns = nowhere) -> Matcher[Entry]:
        """What finds the entries that apply to texts in `language` (BCP 47) of the article that `concerns` tells of."""

        def applies(entry: Entry) -> bool:
            return covers(entry.language, language) and (not entry.article or concerns(entry.article))

        return Matcher(self._layers, applies)

    @cached_property
    def _layers(self) -> tuple[Index[Entry], ...]:
        """The entries made ready for finding, the upper layers first; those without entries are left out."""
        of_articles = [entry for entry in self.entries if entry.article]
        of_the_show = [entry for entry in self.entries if not entry.article]
        return tuple(Index(layer) for layer in (of_articles, of_the_show, self.built_in) if layer)


def covers(asked: str, language: str) -> bool:
    """Whether an entry's language covers an article's: "" and "en" cover "en-GB"."""
    return not asked or language == asked or language.startswith(f"{asked}-")
