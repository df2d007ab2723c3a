"""Checks of what may not belong, or may be missing: furniture, teasers, other languages, long sentences, facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from narrator.ingest.language import words_of
from narrator.lint.finding import Finding, Subject, note, warning
from narrator.lint.foreign import FEWEST_TO_TELL, other_language
from narrator.lint.wording import PROMO, TEASER, finds
from narrator.model import Block, BlockKind, SourceKind
from narrator.script import sentences, without_ipa

LONG_SENTENCE = 45
"""Words after which a listener has lost the thread; one news sentence in a hundred has as many."""

SHORT_LINE = 12
"""Words that a line of furniture has at most."""

SHORT_ARTICLE = 80
"""Words that a whole story has at least."""

_PROSE = {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM}
_DATE = re.compile(
    r"(?:\w{2,10},? )?(?:[0-9]{1,2}\.? [^\W\d_]{3,10}\.?,? [0-9]{4}|[^\W\d_]{3,10}\.? [0-9]{1,2},? [0-9]{4}"
    r"|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4})(?:,? ?(?:at )?[0-9]{1,2}[:.][0-9]{2}.{0,10})?"
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_FILE_NAME = re.compile(r"[\w-]{1,80}\.(?:jpe?g|png|gif|webp)|(?:image|photo|picture|img|dsc)[\s_-]?[0-9]{0,6}", re.I)
_OPEN_END = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*\Z")


def furniture(subject: Subject) -> Iterator[Finding]:
    """Short lines that look like a page's furniture: promos, credits, an address or a date alone."""
    promo = finds(PROMO, subject.base)
    for block in subject.article.blocks:
        line = block.text.strip()
        if block.kind not in _PROSE or block.words > SHORT_LINE or not line:
            continue
        if _DATE.fullmatch(line) or _URL.fullmatch(line):
            yield warning("furniture", "a line that is only a date or an address", line)
        elif promo.search(line) and not re.search(r"[“”\"«»„]", line):
            yield warning("furniture", "a line that looks like a part of the page, not of the story", line)


def teaser(subject: Subject) -> Iterator[Finding]:
    """Signs that this is only the beginning of a story."""
    article = subject.article
    story = [block for block in article.blocks if block.kind in _PROSE]
    if article.words < SHORT_ARTICLE:
        yield warning("teaser", f"the story has {article.words} words: is it whole?")
    last = story[-1].text if story else ""
    if _OPEN_END.search(last):
        yield warning("teaser", "the story breaks off", last[-90:])
    invites = finds(TEASER, subject.base)
    for block in story[-3:]:
        if invites.search(block.text) and block.words <= 30:
            yield warning("teaser", "the story ends with an invitation to read it elsewhere", block.text)


def other_languages(subject: Subject) -> Iterator[Finding]:
    """Sentences in another language than the article's, which its voice would read as nonsense."""
    for block in subject.article.blocks:
        for sentence in sentences(block.text, language=subject.script.language) if block.kind in _PROSE else ():
            other = other_language(sentence, subject.base)
            if other:
                yield warning("language", f"a sentence that looks like {other}, not {subject.base}", sentence)


def long_sentences(subject: Subject) -> Iterator[Finding]:
    """Sentences that are hard to follow by ear."""
    for block in subject.article.blocks:
        for sentence in sentences(block.text, language=subject.script.language) if block.kind in _PROSE else ():
            words = len(sentence.split())
            if words > LONG_SENTENCE:
                yield note("long sentence", f"a sentence of {words} words", sentence)


def headings(subject: Subject) -> Iterator[Finding]:
    """Headings that no text follows: what stood below was not read, or the heading is furniture."""
    closing = Block(kind=BlockKind.HEADING, text="", level=0)
    for block, following in pairwise((*subject.article.blocks, closing)):
        empty = block.kind is BlockKind.HEADING and following.kind is BlockKind.HEADING
        if empty and following.level <= block.level:
            yield warning("heading", "a heading with no text below it", block.text)


def pictures(subject: Subject) -> Iterator[Finding]:
    """Descriptions of pictures that describe nothing."""
    for block in subject.article.blocks:
        if block.kind is BlockKind.ALT_TEXT and _FILE_NAME.fullmatch(block.text.strip()):
            yield note("alt text", "the description of a picture says nothing", block.text)


def facts(subject: Subject) -> Iterator[Finding]:
    """Facts that an episode's page, feed or frame would name and the source does not tell."""
    article = subject.article
    site = article.source.kind is not SourceKind.URL or article.site_name
    known = {"author": article.authors, "date": article.published, "title": article.title, "site": site}
    missing = [name for name, value in known.items() if not value]
    if missing:
        yield note("facts", f"the source does not tell: {', '.join(missing)}")


def reviewed(subject: Subject) -> Iterator[Finding]:
    """Lines of an edited script of which what is printed and what is said have little in common."""
    if not subject.article.script_digest:
        return
    for utterance in subject.script:
        printed, said = (
            set(map(str.lower, words_of(text))) for text in (utterance.written, without_ipa(utterance.spoken))
        )
        if len(printed) >= FEWEST_TO_TELL and len(printed & said) * 3 < len(printed):
            yield warning("script", "what is said has little in common with what is printed", utterance.written)
