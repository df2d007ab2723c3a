"""One scheduled run: collect what the show's sources offer, decide what is due, make it, publish, sum up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from narrator.errors import NarratorError, PublishError, SourceError, WorkspaceError
from narrator.ingest import entries, files_in
from narrator.model import Outcome, Source, SourceKind, Status
from narrator.pipeline import Studio, make_episode, publish_show
from narrator.schedule import Attempt, Candidate, Result, changed, due
from narrator.show import Show, SourceRule

SHOW_WIDE = (WorkspaceError, PublishError)
"""What stops a batch: the next article would meet it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a run did: the outcome of each due source, and the files that changed since their episode was made."""

    outcomes: tuple[Outcome, ...]
    changed: tuple[Source, ...]

    @property
    def exit_code(self) -> int:
        """0 done or nothing to do, 3 some failed for good and the rest is published, 75 only transient failures."""
        failed = [outcome for outcome in self.outcomes if outcome.status is Status.FAILED]
        if not failed:
            return 0
        return 75 if all(outcome.transient for outcome in failed) else 3


def run(studio: Studio, *, at_most: int | None = None) -> Batch:
    """Make what is new, once each, and publish. A bad article does not stop the next one.

    Raises what stops a whole show: WorkspaceError, PublishError.
    """
    history = studio.catalogue.attempts()
    candidates, unread = _collect(studio)
    made = tuple(_try(candidate, studio) for candidate in due(candidates, history)[:at_most])
    publish_show(studio)
    edited = tuple(candidate.source for candidate in changed(candidates, history))
    return Batch(outcomes=(*unread, *made), changed=edited)


def rehearse(studio: Studio, make: Callable[[Source], Outcome], *, at_most: int | None = None) -> Batch:
    """What `run` would do now, each due source gone through by `make`; nothing is noted, nothing published."""
    history = studio.catalogue.attempts()
    candidates, unread = _collect(studio)
    made = tuple(_made(candidate.source, make) for candidate in due(candidates, history)[:at_most])
    return Batch(outcomes=(*unread, *made), changed=())


def _collect(studio: Studio) -> tuple[tuple[Candidate, ...], tuple[Outcome, ...]]:
    """All candidates of all rules, and the rules that could not be read."""
    candidates: list[Candidate] = []
    unread: list[Outcome] = []
    for rule in studio.show.sources:
        try:
            candidates += _candidates(rule, studio)
        except SourceError as error:
            unread.append(_failed(Source(kind=SourceKind.URL, location=rule.feed or rule.folder), error))
    return tuple(candidates), tuple(unread)


def _candidates(rule: SourceRule, studio: Studio) -> Iterator[Candidate]:
    if rule.feed:
        studio.progress.stage(f"reading {rule.feed}")
        # Oldest first: what is made last is published last, and stands first in our own feed.
        for source in reversed(entries(studio.fetch(rule.feed), limit=rule.limit)):
            yield Candidate(source=source)
    elif rule.folder:
        yield from _files(rule, studio.show)
    else:
        for url in rule.urls:
            yield Candidate(source=Source(kind=SourceKind.URL, location=url))


def _files(rule: SourceRule, show: Show) -> Iterator[Candidate]:
    """The files of a folder, oldest first, so that they are published in the order they came."""
    folder = show.folder / rule.folder
    if not folder.is_dir():
        raise SourceError("source", str(folder), "there is no such folder", "make it, or correct show.toml")
    for path in files_in(folder):
        status = path.stat()
        source = Source(kind=SourceKind.FILE, location=str(path))
        yield Candidate(source=source, stamp=f"{status.st_mtime_ns}-{status.st_size}")


def _try(candidate: Candidate, studio: Studio) -> Outcome:
    """Make one candidate and note what became of it."""
    outcome = _made(candidate.source, lambda source: make_episode(source, studio))
    studio.catalogue.note(
        Attempt(
            location=candidate.source.location,
            stamp=candidate.stamp,
            result=_result(outcome),
            problem=outcome.problem,
        ),
        now=studio.now(),
    )
    return outcome


def _made(source: Source, make: Callable[[Source], Outcome]) -> Outcome:
    try:
        return make(source)
    except SHOW_WIDE:
        raise
    except NarratorError as error:
        return _failed(source, error)


def _result(outcome: Outcome) -> Result:
    if outcome.status is not Status.FAILED:
        return Result.MADE
    return Result.TRANSIENT if outcome.transient else Result.FAILED


def _failed(source: Source, error: NarratorError) -> Outcome:
    """Only what lies in the article itself is for good; an engine, a clip of the show or a network may mend."""
    lasting = isinstance(error, SourceError) and not error.transient
    return Outcome(source=source, status=Status.FAILED, problem=str(error), transient=not lasting)
