"""All that a show has to say, its episodes and the articles in its inbox, and what a lexicon entry would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from narrator.errors import NarratorError
from narrator.ingest import Fetcher, article_key, read
from narrator.model import Article, BlockKind, Cue, Episode, Source, SourceKind
from narrator.script import Entry, Lexicon, is_document, sentences
from narrator.script.frame import regional
from narrator.script.lexicon.entries import Concerns, concerning
from narrator.script.lexicon.file import place_of
from narrator.script.spoken.marks import speakable
from narrator.script.spoken.normalise import Speaker
from narrator.show import Show

Refused = Callable[[Source, NarratorError], None]
"""Is told of each source that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one episode or article says, sentence by sentence as printed.

    `slug` is the episode's, "" where there is none yet; `source` is what it can be made from again, as a user types it,
    "" where nobody knows.
    """

    title: str
    language: str
    texts: tuple[str, ...]
    concerns: Concerns
    slug: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence that an entry would have said otherwise."""

    passage: Passage
    written: str
    before: str
    after: str


def changes(entry: Entry, *, lexicon: Lexicon, passages: Iterable[Passage]) -> Iterator[Change]:
    """What would be said otherwise with `entry` in the show's lexicon, in the place of the one it has for the word."""
    others = tuple(other for other in lexicon.entries if place_of(other) != place_of(entry))
    after = replace(lexicon, entries=(*others, entry))
    for passage in passages:
        yield from _changes(passage, lexicon, after)


def _changes(passage: Passage, before: Lexicon, after: Lexicon) -> Iterator[Change]:
    # Finding entries is a tenth of the work of saying a sentence, and most sentences hold none.
    old, new = (lexicon.matcher(passage.language, passage.concerns) for lexicon in (before, after))
    old_voice, new_voice = (Speaker(passage.language, lexicon, passage.concerns) for lexicon in (before, after))
    for text in passage.texts:
        bare = speakable(text)
        if old.mark(bare) == new.mark(bare):
            continue
        change = Change(passage=passage, written=text, before=old_voice.say(text), after=new_voice.say(text))
        if change.before != change.after:
            yield change


# ── passages ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def library(
    show: Show,
    *,
    episodes: Sequence[Episode],
    sources: Sequence[Source],
    fetch: Fetcher,
    refused: Refused,
) -> Iterator[Passage]:
    """The passages of all articles that `sources` are read as, and of the episodes that none of these has become."""
    by_key = {episode.article_key: episode for episode in episodes}
    for source in sources:
        try:
            article = read(source, fetch=fetch, reading=show.reading, sites=show.sites)
        except NarratorError as error:
            refused(source, error)
            continue
        episode = by_key.pop(article_key(article), None)
        yield of_article(article, show, slug=episode.identity.slug if episode else "")
    yield from map(of_episode, by_key.values())


def inbox(show: Show) -> tuple[Source, ...]:
    """The files in the folders that the show takes articles from, but for scripts, which say what is written there."""
    folders = {show.folder / rule.folder for rule in show.sources if rule.folder} | {show.folder / "articles"}
    paths = {path for folder in folders if folder.is_dir() for path in folder.iterdir()}
    files = sorted(path for path in paths if path.is_file() and not path.name.startswith("."))
    sources = (Source(kind=SourceKind.FILE, location=str(path)) for path in files)
    return tuple(source for source in sources if not is_document(source))


def of_article(article: Article, show: Show, *, slug: str = "") -> Passage:
    """What an article says, but for code and tables."""
    said = [block.text for block in article.blocks if block.kind not in {BlockKind.CODE, BlockKind.TABLE}]
    texts = (article.title, article.standfirst, *said)
    language = regional(article.language, show.language)
    return Passage(
        title=article.title,
        language=language,
        texts=tuple(sentence for text in texts for sentence in sentences(text, language=language)),
        concerns=concerning(article),
        slug=slug,
        source=_typed(article.source, show.folder),
    )


def _typed(source: Source, folder: Path) -> str:
    """A source as it is typed in the show's folder."""
    path = Path(source.location)
    if source.kind is SourceKind.FILE and path.is_relative_to(folder):
        return str(path.relative_to(folder))
    return source.location


def of_episode(episode: Episode) -> Passage:
    """What an episode says, by its captions: those of one utterance follow each other without a pause."""
    url = episode.source_url
    return Passage(
        title=episode.title,
        language=episode.language,
        texts=tuple(_utterances(episode.cues)),
        concerns=lambda pattern: bool(url) and fnmatchcase(url, pattern),
        slug=episode.identity.slug,
        source=url,
    )


def _utterances(cues: Sequence[Cue]) -> Iterator[str]:
    said: list[str] = []
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        said.append(cue.text)
        if following is None or following.start_ms != cue.end_ms:
            yield " ".join(said)
            said = []
