"""All checks in their order, over one article and its script."""

from __future__ import annotations

from narrator.lint import sounds, texts
from narrator.lint.finding import Check, Finding, Severity, Subject
from narrator.lint.wordlist import word_list
from narrator.model import Article, Script
from narrator.script import Lexicon

CHECKS: tuple[Check, ...] = (
    texts.teaser,
    texts.furniture,
    texts.other_languages,
    texts.headings,
    texts.reviewed,
    sounds.signs_left,
    sounds.acronyms,
    sounds.names_and_rare_words,
    texts.long_sentences,
    texts.pictures,
    texts.facts,
)


def lint(article: Article, script: Script, *, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What is to be looked at in an article and its script before it is spoken, the warnings first.

    Pure: the lists of words come with a package. A language without a list has no findings of names and rare words.
    """
    subject = Subject(article=article, script=script, lexicon=lexicon, words=word_list(script.language))
    found = [finding for check in CHECKS for finding in check(subject)]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.WARNING))
