"""In which language a text is: its words vote, the page's own word only settles a tie and names the region.

The page's word alone is wrong on one page in twenty-five, and then a German text would be read by an English voice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from math import log

import justext

FALLBACK = "en"
"""What a text is taken for that is too short to tell and whose page does not say."""

# The order settles what the votes cannot: the language with more readers comes first.
_STOP_LISTS = {
    "English": "en", "Spanish": "es", "French": "fr", "German": "de", "Portuguese": "pt", "Italian": "it",
    "Dutch": "nl", "Polish": "pl", "Turkish": "tr", "Vietnamese": "vi", "Indonesian": "id", "Romanian": "ro",
    "Czech": "cs", "Hungarian": "hu", "Swedish": "sv", "Danish": "da", "Norwegian_Bokmal": "nb", "Finnish": "fi",
    "Croatian": "hr", "Slovak": "sk", "Lithuanian": "lt", "Slovenian": "sl", "Latvian": "lv", "Estonian": "et",
    "Catalan": "ca", "Albanian": "sq", "Azerbaijani": "az", "Malay": "ms", "Tagalog": "tl", "Swahili": "sw",
    "Galician": "gl", "Basque": "eu", "Bosnian": "bs", "Afrikaans": "af", "Icelandic": "is", "Welsh": "cy",
    "Irish": "ga", "Norwegian_Nynorsk": "nn", "Luxembourgish": "lb", "Maltese": "mt", "Esperanto": "eo",
    "Russian": "ru", "Ukrainian": "uk", "Bulgarian": "bg", "Serbian": "sr", "Macedonian": "mk", "Belarusian": "be",
    "Kazakh": "kk", "Kyrgyz": "ky", "Arabic": "ar", "Persian": "fa", "Urdu": "ur", "Hindi": "hi", "Marathi": "mr",
    "Nepali": "ne", "Greek": "el", "Hebrew": "he",
}  # fmt: skip

# A script's characters, and the languages written in it: where there are several the first is the likeliest.
_SCRIPTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("\u3040-\u30ff", ("ja",)),
    ("\u3400-\u9fff", ("zh",)),
    ("\uac00-\ud7af", ("ko",)),
    ("\u0370-\u03ff", ("el",)),
    ("\u0590-\u05ff", ("he",)),
    ("\u0400-\u052f", ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky")),
    ("\u0600-\u06ff\ufb50-\ufdcf\ufe70-\ufefc", ("ar", "fa", "ur")),
    ("\u0900-\u097f", ("hi", "mr", "ne")),
    ("\u0980-\u09ff", ("bn",)),
    ("\u0a00-\u0a7f", ("pa",)),
    ("\u0a80-\u0aff", ("gu",)),
    ("\u0b80-\u0bff", ("ta",)),
    ("\u0c00-\u0c7f", ("te",)),
    ("\u0c80-\u0cff", ("kn",)),
    ("\u0d00-\u0d7f", ("ml",)),
    ("\u0d80-\u0dff", ("si",)),
    ("\u0e00-\u0e7f", ("th",)),
    ("\u1000-\u109f", ("my",)),
    ("\u10a0-\u10ff", ("ka",)),
    ("\u0530-\u058f", ("hy",)),
    ("\u1200-\u137f", ("am",)),
    ("\u1780-\u17ff", ("km",)),
)
_ELSEWHERE = {code for _, codes in _SCRIPTS for code in codes}
_COUNTS = tuple((re.compile(f"[{characters}]"), codes) for characters, codes in _SCRIPTS)
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_NOT_LATIN = re.compile("[^\x00-\u024f\u1e00-\u1eff\u2000-\u20cf]")
_MARKS = " .,;:!?()[]«»“”„\"'’·|-–—*"
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?", re.IGNORECASE)
_ALIASES = {"no": "nb", "iw": "he", "in": "id", "fil": "tl", "ji": "yi", "und": "", "mul": "", "zxx": ""}

_SAMPLE_WORDS = 2_000
_SAMPLE_CHARACTERS = 40_000
_FEWEST_WORDS = 5
_RANKS = 1_000
"""How many of a stop list's words have a vote: they stand in the order of their frequency, and the rest is chance."""
_LEAST = 0.5
"""Votes a word that a language must have; its own texts give it one to three."""
_TIE = 0.95
_PAGE_TIE = 0.85


def detect(text: str, *, page: str = "") -> str:
    """Name the language of `text` as a BCP 47 tag; `page` is the tag its page gives, if any.

    The votes decide. Where the page names a language that has nearly as many it is that one; where two are too close to
    call, the one with more readers. The region is the page's when the language is ("en" found and "en-GB" stated make
    "en-GB", "de" found and "en-GB" stated make "de"). A text too short for a vote, or in a language without a list, is
    what its page says, else "en".
    """
    stated = tag(page)
    code = _by_votes(text, stated=base(stated)) or base(stated) or FALLBACK
    return stated if base(stated) == code else code


def tag(text: str) -> str:
    """Write a language tag as BCP 47 does ("en_us" → "en-US"), or "" if it is none."""
    found = _TAG.fullmatch(text.strip())
    if not found:
        return ""
    code = _ALIASES.get(found[1].lower(), found[1].lower())
    region = (found[3] or "").upper().replace("UK", "GB")
    return "-".join(part for part in (code, (found[2] or "").title(), region) if part) if code else ""


def base(language: str) -> str:
    """Take the language of a tag: "pt" of "pt-BR"."""
    return language.partition("-")[0]


def votes(words: Sequence[str]) -> dict[str, float]:
    """Give each language the votes of `words`, a word of them on average.

    The word of rank r in a stop list votes for its language with log(1003 / (r + 3)): how much likelier it is there,
    by Zipf's law, than a word that the list lacks.
    """
    ballots, cast, total = _ballots(), defaultdict[str, float](float), len(words)
    for word, count in Counter(map(str.lower, words)).items():
        for code, weight in ballots.get(word, ()):
            cast[code] += weight * count / total
    return dict(cast)


def words_of(text: str) -> list[str]:
    """Take the first words of `text`, as many as a vote needs."""
    words = _WORD.findall(text[:_SAMPLE_CHARACTERS])
    if len(words) <= _SAMPLE_WORDS and len(text) > _SAMPLE_CHARACTERS:  # few, and the last may be half a word
        words = [found[0] for found in islice(_WORD.finditer(text), _SAMPLE_WORDS)]
    return words[:_SAMPLE_WORDS]


def is_latin(text: str) -> bool:
    """Tell whether most letters of `text` are Latin ones, as they are where there are none."""
    return not _codes_of_script(text[:_SAMPLE_CHARACTERS])


def _by_votes(text: str, *, stated: str) -> str:
    codes = _codes_of_script(text[:_SAMPLE_CHARACTERS])
    if len(codes) == 1:
        return codes[0]
    words = words_of(text)
    cast = {code: share for code, share in votes(words).items() if (code in codes if codes else code not in _ELSEWHERE)}
    return _winner(cast, stated=stated, enough=len(words) >= _FEWEST_WORDS) or (codes[0] if codes else "")


def _winner(cast: Mapping[str, float], *, stated: str, enough: bool) -> str:
    most = max(cast.values(), default=0)
    if not enough or most < _LEAST:
        return ""
    if cast.get(stated, 0) >= most * _PAGE_TIE:
        return stated
    return next(code for code in _STOP_LISTS.values() if cast.get(code, 0) >= most * _TIE)


def _codes_of_script(sample: str) -> tuple[str, ...]:
    """Name the languages of the script that most letters are of; none for Latin, or for no letters."""
    others = len(_NOT_LATIN.findall(sample))
    if not others or 2 * others < len(_LATIN_LETTER.findall(sample)):
        return ()
    counts = {codes: len(pattern.findall(sample)) for pattern, codes in _COUNTS}
    if counts["ja",] * 8 > counts["zh",]:  # Japanese is written in both: a few kana among the kanji tell
        counts["ja",] += counts.pop(("zh",))
    codes = max(counts, key=lambda codes: counts[codes])
    return codes if counts[codes] > len(_LATIN_LETTER.findall(sample)) else ()


@cache
def _ballots() -> Mapping[str, tuple[tuple[str, float], ...]]:
    ballots: dict[str, tuple[tuple[str, float], ...]] = {}
    for name, code in _STOP_LISTS.items():
        for rank, word in enumerate(_ranked(name)):
            ballots[word] = (*ballots.get(word, ()), (code, log((_RANKS + 3) / (rank + 3))))
    return ballots


def _ranked(name: str) -> Sequence[str]:
    """Read the words of a stop list, the most frequent first; justext's own reader loses their order."""
    text = files(justext).joinpath("stoplists", f"{name}.txt").read_text(encoding="utf-8")
    words = (line.strip(_MARKS).lower() for line in text.splitlines())
    return list(islice(dict.fromkeys(word for word in words if word), _RANKS))
