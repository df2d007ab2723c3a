"""Checks of what a voice may say wrong: names, rare words, acronyms, signs and numbers that no rule took."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from narrator.lint.finding import Finding, Subject, excerpt, note, warning
from narrator.lint.foreign import other_language
from narrator.model import Utterance
from narrator.script import Entry, sentences, without_ipa
from narrator.script.lexicon.entries import concerning
from narrator.script.lexicon.match import Matcher
from narrator.script.spoken.marks import KEPT, SAID, keep, speakable
from narrator.script.spoken.rule import listed

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACRONYM = re.compile(r"(?<![\w.@/-])(?:[A-Z]{2,6}|[A-Z]{2,5}s)(?![\w@-])")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?<![\w.,])[0-9]{1,12}(?=[.,;:!?…]?(?:[\s)\"'”’»\]]|\Z))")
_LEFT = re.compile(r"\S*[0-9#@/\\=+<>|~^_%*§†©®™°$€£¥₹×÷±²³½¼¾→†•]\S*")
_ADDRESS = re.compile(r"\S+@\S+|(?:\w+\.)+[a-z]{2,}(?:/\S*)?|https?://\S+|[@#]\w+")
_SHORTEST_RARE = 4
_WELL_SAID = frozenset(
    listed(
        "US USA UK EU UN NATO BBC CNN TV PC CEO CEOs MP MPs FBI CIA NHS PhD NGO NGOs DNA HIV AIDS GPS USB DVD CD FIFA "
        "UEFA NASA OPEC UNESCO UNICEF ABC NBC CBS AI IT GDP VAT CPU OS IP"
    )
)
"""Acronyms that every voice says as a newsreader does."""
_MOST_OF_A_KIND = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """A word in its sentence; `inside` where it does not begin it."""

    word: str
    sentence: str
    inside: bool


def names_and_rare_words(subject: Subject) -> Iterator[Finding]:
    """Names that are in no lexicon and in no list of common words, and words that a list lacks."""
    if subject.words is None:
        return
    places = [place for place in _places(subject) if not _ACRONYM.fullmatch(place.word)]
    small = {place.word for place in places if place.word.islower()}
    seen = Counter(_plain(place.word) for place in places)
    told: set[str] = set()
    for place in places:
        word = _plain(place.word)
        if word in told or len(told) >= _MOST_OF_A_KIND or len(word) < 3:
            continue
        finding = _unfamiliar(word, place, subject, times=seen[word], also_small=word.lower() in small)
        if finding:
            told.add(word)
            yield finding


def _unfamiliar(word: str, place: _Place, subject: Subject, *, times: int, also_small: bool) -> Finding | None:
    """What is to be told of a word, or None."""
    words = subject.words
    if words is None or (words.knows(word) and (word.islower() or words.is_common(word) or subject.base != "en")):
        return None
    often = f" ({times} times)" if times > 1 else ""
    if not word.islower() and not also_small and (place.inside or not words.knows(word)):
        proposal = f'"{word}" = "{word}"'
        return note("name", f"{word}{often} is in no lexicon", excerpt(place.sentence, word), proposal=proposal)
    if word.islower() and len(word) >= _SHORTEST_RARE and not words.knows(word):
        proposal = f'"{word}" = "{word}"'
        return note("rare word", f"{word}{often} is a rare word", excerpt(place.sentence, word), proposal=proposal)
    return None


def _plain(word: str) -> str:
    """A word without the ending of a possessive."""
    return re.sub(r"['’]s?\Z", "", word)


def _places(subject: Subject) -> Iterator[_Place]:
    """The words of headline and story that no lexicon knows, in order."""
    matcher = subject.lexicon.matcher(subject.script.language, concerning(subject.article))
    for sentence in _printed(subject):
        if other_language(sentence, subject.base):
            continue
        left = _unknown_part(sentence, matcher)
        shouting = sum(map(str.isupper, sentence)) > sum(map(str.islower, sentence))
        for place, found in enumerate(() if shouting else _WORD.finditer(left)):
            yield _Place(found.group(), sentence, inside=bool(place))


def _unknown_part(sentence: str, matcher: Matcher[Entry]) -> str:
    """A sentence without addresses and without the words that a lexicon says."""
    bare, _ = keep(speakable(sentence))
    marked, _ = matcher.mark(bare)
    return marked.replace(KEPT, " ").replace(SAID, " ")


def _printed(subject: Subject) -> Iterator[str]:
    """The sentences of headline and story as they are printed; what a frame says is the show's own."""
    for section in subject.script.sections:
        if section.name in {"headline", "story"}:
            for utterance in section.utterances:
                yield from sentences(utterance.written, language=subject.script.language)


# ── acronyms ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def acronyms(subject: Subject) -> Iterator[Finding]:
    """Acronyms that stand in the spoken form as they are printed: the engine says them as it thinks best."""
    told: set[str] = set()
    for utterance in _of_the_article(subject):
        spoken = without_ipa(utterance.spoken)
        if _all_capitals(spoken):
            continue
        for found in _ACRONYM.finditer(spoken):
            acronym = found.group()
            if acronym not in told | _WELL_SAID and not _is_roman(acronym):
                told.add(acronym)
                yield note(
                    "acronym",
                    f"{acronym} is left to the engine: by letters, or as a word",
                    excerpt(utterance.written, acronym),
                    proposal=f'[[entry]]\nmatch = "{acronym}"\nletters = true',
                )


def _all_capitals(text: str) -> bool:
    words = _CAPITALS.findall(text)
    return len(words) > 1 and sum(word.isupper() for word in words) * 2 > len(words)


def _is_roman(text: str) -> bool:
    return bool(re.fullmatch(r"[IVXLC]+", text))


# ── signs and numbers ────────────────────────────────────────────────────────────────────────────────────────────────


def signs_left(subject: Subject) -> Iterator[Finding]:
    """Numbers and signs in the spoken form that no rule has written out, so that an engine has to guess."""
    told: set[str] = set()
    for utterance in _of_the_article(subject):
        spoken = _NUMBER.sub(" ", without_ipa(utterance.spoken))
        for found in _LEFT.finditer(spoken):
            left = found.group().strip("“”\"'‘’«»()[].,;:!?…")
            if not left or left in told:
                continue
            told.add(left)
            if _ADDRESS.fullmatch(left):
                yield note("address", f"{left} is read out", excerpt(utterance.written, left))
            else:
                yield warning("sign", f"no rule says {left}", excerpt(utterance.written, left))


def _of_the_article(subject: Subject) -> Iterator[Utterance]:
    for section in subject.script.sections:
        if section.name in {"headline", "story"}:
            yield from section.utterances
