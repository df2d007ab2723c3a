"""The line from article to feed, written down.

    Source ──draft──▶ Article ──script──▶ Script ──speak──▶ Speech ──mix──▶ Episode ──publish──▶ Feed, Site

`make_episode` is that line for one source, one statement an arrow; the batch, the command line and the tests all go
through it. `Studio` is what the line needs from outside: a show, its catalogue, the network, the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from narrator.config import LEXICON_NAME
from narrator.drafting import draft
from narrator.errors import PublishError
from narrator.files import write_if_changed
from narrator.ingest import Fetcher, article_key, check_rules
from narrator.mix import mix
from narrator.model import Article, Episode, Outcome, Progress, Role, Script, Source, Speech, Status
from narrator.publish import (
    Artwork,
    artwork,
    feed_url,
    file_names,
    files_of,
    podcast_guid,
    render_feed,
    render_index,
)
from narrator.script import Lexicon, load_lexicon
from narrator.show import Show
from narrator.speech import Accounts, ClipStore, narrate, prune
from narrator.workspace import FEED_NAME, INDEX_NAME, Catalogue, Entry, State, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """What the line needs from outside; made by `open_studio`, which holds the show's lock as long as it is open."""

    show: Show
    workspace: Workspace
    catalogue: Catalogue
    lexicon: Lexicon
    cover: Artwork
    fetch: Fetcher
    progress: Progress
    now: Callable[[], datetime]
    stdin: BinaryIO | None = None
    engine: str = ""

    @property
    def accounts(self) -> Accounts:
        """What is known of those servers that the show's engines ask."""
        folder, tell = self.workspace.accounts, self.progress.stage
        return Accounts(folder=folder, timezone=self.show.timezone, now=self.now, tell=tell)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that may have a voice of their own."""
        quoting = self.show.style.say.quotes == "voice"
        return (Role.QUOTE, Role.ANNOUNCER) if quoting else (Role.ANNOUNCER,)


@contextmanager
def open_studio(
    show: Show,
    *,
    command: str,
    fetch: Fetcher,
    progress: Progress,
    now: Callable[[], datetime],
    stdin: BinaryIO | None = None,
    engine: str = "",
    looking: bool = False,
) -> Iterator[Studio]:
    """Everything of a show made ready, under its lock; `engine` is the one to narrate, "" leaves it to the show.

    Who is only `looking` needs no lock, and may write nothing (`narrator.rehearsal` does neither).

    Raises ConfigError, PublishError (the cover), ShowLocked, WorkspaceError before any work is done.
    """
    check_rules(show.reading, show.sites)
    workspace = Workspace(show.folder)
    lexicon, cover = load_lexicon(show.folder / LEXICON_NAME), artwork(show)
    with workspace.read() if looking else workspace.held(command=command, now=now()) as catalogue:
        yield Studio(
            show=show,
            workspace=workspace,
            catalogue=catalogue,
            lexicon=lexicon,
            cover=cover,
            fetch=fetch,
            progress=progress,
            now=now,
            stdin=stdin,
            engine=engine,
        )
        if not looking:
            _prune_clips(show, workspace, now=now())


def _prune_clips(show: Show, workspace: Workspace, *, now: datetime) -> None:
    """Keep the clips within the show's bounds, when nobody uses them any more."""
    most_age = timedelta(days=show.cache.clips_days) if show.cache.clips_days else None
    prune(workspace.clips, most_bytes=show.cache.clips_mb * 1_000_000, most_age=most_age, now=now)


def make_episode(source: Source, studio: Studio, *, again: bool = False) -> Outcome:
    """Make the episode of a source and publish it; do nothing where it is there already, unless `again`.

    Raises NarratorError; what was done until then (the identity, spoken clips) is kept for the next try.
    """
    studio.progress.stage(f"reading {source}")
    drafted = draft(source, show=studio.show, lexicon=studio.lexicon, fetch=studio.fetch, stdin=studio.stdin)
    article = drafted.article
    known = studio.catalogue.find(article_key(article), article.fingerprint)
    if known and not again and settled(known, article):
        publish_show(studio)
        shown = known.episode if known.state is State.READY else None
        return Outcome(source=source, status=Status.UNCHANGED, episode=shown)
    entry = _entry_for(article, known, studio)
    script = drafted.script(published=entry.identity.published)
    speech = speak_script(script, studio)
    episode = mix_speech(speech, entry, studio)
    publish_episode(episode, source, studio)
    status = Status.REMADE if entry.episode else Status.MADE
    return Outcome(source=source, status=status, episode=episode, checked=speech.checked)


def _entry_for(article: Article, known: Entry | None, studio: Studio) -> Entry:
    """An episode once made keeps its identity and date for ever; an article without one gets it now."""
    if known and known.episode:
        return known
    return studio.catalogue.begin(article, article_key(article), now=studio.now())


def settled(known: Entry, article: Article) -> bool:
    """Whether there is nothing to do: published just so, or taken out by hand."""
    return known.state is State.REMOVED or (known.state is State.READY and known.fingerprint == article.fingerprint)


def speak_script(script: Script, studio: Studio) -> Speech:
    """Script → Speech, all of it by one engine of the show."""
    return narrate(
        script,
        voicing=studio.show.voice,
        store=ClipStore(studio.workspace.clips),
        progress=studio.progress,
        only=studio.engine,
        roles=studio.roles,
        accounts=studio.accounts,
    )


def mix_speech(speech: Speech, entry: Entry, studio: Studio) -> Episode:
    """Speech → Episode: the finished MP3 in the episode's own folder, not yet named by any feed."""
    studio.progress.stage("mixing and encoding")
    return mix(
        speech,
        show=studio.show,
        identity=entry.identity,
        article_key=entry.article_key,
        cover=studio.cover.jpeg_1400,
        folder=studio.workspace.episode_folder(entry.identity),
    )


def publish_episode(episode: Episode, source: Source, studio: Studio) -> None:
    """Episode → Feed and Site: its files first, all durable; then the catalogue; then what names it, the feed last."""
    studio.progress.stage("publishing")
    _write_files(episode, studio)
    studio.catalogue.commit(episode, location=source.location, now=studio.now())
    publish_show(studio)


def publish_show(studio: Studio, *, every_page: bool = False) -> Path:
    """Write index and feed from the catalogue, the feed last, and only what differs; then sweep what nobody names.

    With `every_page` the pages of all episodes are written anew too: after a change of the show or its cover. Returns
    where the feed lies. Raises PublishError where audio is not there: a feed never names a file that is missing.
    """
    show, public, cover = studio.show, studio.workspace.public, studio.cover
    episodes = studio.catalogue.episodes()
    check_audio(episodes, studio.workspace)
    guid = studio.catalogue.podcast_guid(podcast_guid(feed_url(show)))
    feed = render_feed(show, podcast_guid=guid, episodes=episodes, cover_name=cover.name)
    index = render_index(show, episodes=episodes, cover_name=cover.name)
    for episode in episodes if every_page else ():
        _write_files(episode, studio)
    write_if_changed(public / cover.name, cover.content)
    write_if_changed(public / INDEX_NAME, index)
    write_if_changed(public / FEED_NAME, feed)
    wanted = {path for episode in episodes for path in _paths(episode, studio.workspace)}
    studio.workspace.sweep(studio.catalogue, wanted | {public / cover.name}, now=studio.now())
    return public / FEED_NAME


def check_audio(episodes: tuple[Episode, ...], workspace: Workspace) -> None:
    """Raise PublishError unless the audio of every episode is there, of the length that the feed tells."""
    for episode in episodes:
        audio = workspace.episode_folder(episode.identity) / episode.enclosure.name
        if not audio.is_file() or audio.stat().st_size != episode.enclosure.length_bytes:
            raise PublishError(
                "episode",
                episode.title,
                f"its audio {episode.enclosure.name} is missing or damaged",
                f"make it anew with --again, or take it out: narrator episodes remove {episode.identity.slug}",
            )


def _write_files(episode: Episode, studio: Studio) -> None:
    """Write an episode's transcripts, chapters, page and record beside its audio."""
    folder = studio.workspace.episode_folder(episode.identity)
    for name, content in files_of(episode, show=studio.show, cover_name=studio.cover.name).items():
        write_if_changed(folder / name, content)


def _paths(episode: Episode, workspace: Workspace) -> Iterator[Path]:
    """Every file that belongs to an episode, its audio too."""
    folder = workspace.episode_folder(episode.identity)
    return (folder / name for name in (*file_names(episode), episode.enclosure.name))
