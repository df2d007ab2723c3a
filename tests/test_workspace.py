from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrator.errors import ShowLocked, WorkspaceError
from narrator.files import TEMPORARY
from narrator.model import (
    Article,
    Block,
    BlockKind,
    Casting,
    Cue,
    Enclosure,
    Episode,
    Identity,
    Role,
    Source,
    SourceKind,
    Voice,
)
from narrator.record import episode_json
from narrator.schedule import Attempt, Result
from narrator.workspace import GRACE, Catalogue, State, Workspace

NOW = datetime(2026, 3, 1, 6, 30, 5, 999, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def article(title: str = "Harbour bridge reopens", text: str = "The bridge is open again.") -> Article:
    return Article(
        source=Source(kind=SourceKind.FILE, location="/x/story.txt"),
        title=title,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),),
        language="en",
    )


def episode_of(identity: Identity, *, key: str = "key", audio: str = "a.mp3", fingerprint: str = "f") -> Episode:
    return Episode(
        identity=identity,
        title="Harbour bridge reopens",
        summary="",
        language="en",
        authors=(),
        site_name="",
        source_url="",
        article_key=key,
        fingerprint=fingerprint,
        words=5,
        casting=Casting(voice=Voice(engine="espeak", name="en", language="en"), engine_version="1", why="it is well"),
        enclosure=Enclosure(name=audio, length_bytes=3, media_type="audio/mpeg"),
        duration_ms=1000,
        loudness_lufs=-19.0,
        peak_dbtp=-2.0,
        cues=(Cue(start_ms=0, end_ms=900, text="The bridge is open again.", role=Role.HOST),),
        chapters=(),
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


@pytest.fixture
def catalogue(workspace: Workspace) -> Iterator[Catalogue]:
    with workspace.held(command="test", now=NOW) as opened:
        yield opened


# ── identity ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_identity_is_minted_once_and_kept(workspace: Workspace) -> None:
    with workspace.held(command="test", now=NOW) as catalogue:
        begun = catalogue.begin(article(), "key", now=NOW)
    with workspace.held(command="test", now=LATER) as catalogue:
        again = catalogue.begin(article("Another title"), "key", now=LATER)
    assert again.identity.guid == begun.identity.guid
    assert again.identity.slug == begun.identity.slug
    assert begun.identity.published == NOW.replace(microsecond=0)
    assert again.identity.published == LATER.replace(microsecond=0)
    assert again.state is State.MAKING


def test_a_remade_episode_keeps_guid_slug_and_date(catalogue: Catalogue) -> None:
    identity = catalogue.begin(article(), "key", now=NOW).identity
    catalogue.commit(episode_of(identity), location="/a.txt", now=NOW)
    catalogue.commit(episode_of(identity, audio="b.mp3", fingerprint="g"), location="/a.txt", now=LATER)
    (entry,) = catalogue.entries()
    assert entry.identity == identity
    assert entry.fingerprint == "g"
    assert entry.episode == episode_of(identity, audio="b.mp3", fingerprint="g")


def test_an_article_is_found_by_key_and_by_content(catalogue: Catalogue) -> None:
    identity = catalogue.begin(article(), "key", now=NOW).identity
    assert catalogue.find("other", "f") is None
    catalogue.commit(episode_of(identity), location="/a.txt", now=NOW)
    for found in (catalogue.find("key", "changed"), catalogue.find("other", "f")):
        assert found is not None
        assert found.identity == identity


def test_episodes_are_newest_first_and_equal_dates_in_the_order_made(catalogue: Catalogue) -> None:
    for number, moment in enumerate([NOW, LATER, NOW]):
        identity = catalogue.begin(article(str(number)), str(number), now=moment).identity
        catalogue.commit(episode_of(identity, key=str(number)), location="/a.txt", now=moment)
    assert [episode.article_key for episode in catalogue.episodes()] == ["1", "2", "0"]


def test_an_unfinished_episode_is_not_published(catalogue: Catalogue) -> None:
    catalogue.begin(article(), "key", now=NOW)
    assert catalogue.episodes() == ()


def test_the_show_keeps_its_first_guid(workspace: Workspace) -> None:
    with workspace.held(command="test", now=NOW) as catalogue:
        assert catalogue.podcast_guid("first") == "first"
    with workspace.held(command="test", now=NOW) as catalogue:
        assert catalogue.podcast_guid("second") == "first"


def test_a_removed_episode_leaves_but_is_remembered(catalogue: Catalogue) -> None:
    identity = catalogue.begin(article(), "key", now=NOW).identity
    catalogue.commit(episode_of(identity), location="/a.txt", now=NOW)
    catalogue.remove(identity.guid, now=LATER)
    assert catalogue.episodes() == ()
    entry = catalogue.find("key", "f")
    assert entry is not None
    assert entry.state is State.REMOVED
    assert catalogue.retired(since=NOW) == (f"episodes/{identity.slug}/a.mp3",)


def test_an_episode_is_named_by_the_beginning_of_its_slug(catalogue: Catalogue) -> None:
    first = catalogue.begin(article("Alpha one"), "1", now=NOW).identity
    catalogue.begin(article("Alpha two"), "2", now=NOW)
    assert catalogue.named("alpha-one").identity == first
    assert catalogue.named(first.guid).identity == first
    with pytest.raises(WorkspaceError, match="2 episodes begin so"):
        catalogue.named("alpha")
    with pytest.raises(WorkspaceError, match="there is no such episode"):
        catalogue.named("%")


def test_attempts_are_remembered(workspace: Workspace) -> None:
    attempt = Attempt(location="https://news.example/a", stamp="", result=Result.FAILED, problem="404")
    with workspace.held(command="test", now=NOW) as catalogue:
        catalogue.note(replace(attempt, result=Result.TRANSIENT), now=NOW)
        catalogue.note(attempt, now=LATER)
    with workspace.read() as catalogue:
        assert catalogue.attempts() == {attempt.location: attempt}


# ── the lock ─────────────────────────────────────────────────────────────────────────────────────────────────────────

HOLD = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from narrator.workspace import Workspace
with Workspace(Path(sys.argv[1])).held(command="run", now=datetime.now(UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_told_who_holds_the_show(workspace: Workspace) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace.folder)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(ShowLocked, match=rf"is held by narrator run, process {other.pid}, since ") as caught,
            workspace.held(command="make", now=NOW),
        ):
            pass
        assert caught.value.exit_code == 75
        other.send_signal(signal.SIGKILL)
    with workspace.held(command="make", now=NOW):
        pass


def test_the_lock_is_free_after_an_error(workspace: Workspace) -> None:
    with pytest.raises(KeyError), workspace.held(command="make", now=NOW):
        raise KeyError
    with workspace.held(command="make", now=NOW):
        pass


def test_reading_needs_no_lock_and_writes_nothing(workspace: Workspace) -> None:
    with workspace.read() as catalogue:
        assert catalogue.entries() == ()
    assert list(workspace.folder.iterdir()) == []
    with workspace.held(command="make", now=NOW) as writing:
        identity = writing.begin(article(), "key", now=NOW).identity
        with workspace.read() as reading:
            assert reading.entries()[0].identity == identity
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                reading.remove(identity.guid, now=NOW)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_catalogue_that_a_killed_run_only_began_reads_as_empty(workspace: Workspace, journal: str) -> None:
    connection = sqlite3.connect(workspace.database)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.close()
    with workspace.read() as catalogue:
        assert catalogue.entries() == ()
    with workspace.held(command="make", now=NOW) as catalogue:
        assert catalogue.is_empty()


# ── trouble ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(workspace: Workspace) -> None:
    workspace.folder.chmod(0o500)
    with pytest.raises(WorkspaceError, match="Permission denied") as caught, workspace.held(command="x", now=NOW):
        pass
    assert "writable" in caught.value.hint


def test_a_full_disk_is_told_as_such(workspace: Workspace) -> None:
    full = OSError(28, "No space left on device", str(workspace.folder / "x.mp3"))
    with pytest.raises(WorkspaceError, match=r"x\.mp3: No space left") as caught, workspace.held(command="x", now=NOW):
        raise full
    assert "nothing is lost" in caught.value.hint


def test_a_lost_catalogue_does_not_cost_the_archive(workspace: Workspace) -> None:
    identity = Identity(guid="g", slug="s-12345678", published=NOW)
    folder = workspace.episode_folder(identity)
    folder.mkdir(parents=True)
    (folder / "episode.json").write_bytes(episode_json(episode_of(identity)))
    with pytest.raises(WorkspaceError, match="is empty, but the site holds episodes") as caught:  # noqa: SIM117
        with workspace.held(command="make", now=NOW):
            pass
    assert "narrator rebuild" in caught.value.hint
    with workspace.held(command="rebuild", now=NOW, trusting=True) as catalogue:
        assert catalogue.adopt(episode_of(identity))
        assert not catalogue.adopt(episode_of(identity))
        assert catalogue.episodes() == (episode_of(identity),)


def test_a_catalogue_of_a_newer_narrator_is_left_alone(workspace: Workspace) -> None:
    with workspace.held(command="make", now=NOW):
        pass
    connection = sqlite3.connect(workspace.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(WorkspaceError, match="newer narrator"), workspace.held(command="make", now=NOW):
        pass


def test_a_catalogue_of_an_older_narrator_is_read_as_it_is_and_brought_up_to_date_when_written(
    workspace: Workspace,
) -> None:
    with workspace.held(command="make", now=NOW) as catalogue:
        identity = catalogue.begin(article(), "file:1", now=NOW).identity
        catalogue.commit(episode_of(identity), location="/a.txt", now=NOW)
    connection = sqlite3.connect(workspace.database)
    connection.executescript("ALTER TABLE episode DROP COLUMN location; PRAGMA user_version = 1")
    connection.close()
    with workspace.read() as catalogue:
        assert [entry.location for entry in catalogue.entries()] == [""]
    with workspace.held(command="make", now=NOW) as catalogue:
        assert catalogue.episodes() == (episode_of(identity),)
        catalogue.commit(episode_of(identity), location="/b.txt", now=NOW)
        assert [entry.location for entry in catalogue.entries()] == ["/b.txt"]


# ── the sweep ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sweep_deletes_strays_and_nothing_else(workspace: Workspace, catalogue: Catalogue) -> None:
    identity = catalogue.begin(article(), "key", now=NOW).identity
    catalogue.commit(episode_of(identity, audio="old.mp3"), location="/a.txt", now=NOW)
    catalogue.commit(episode_of(identity, audio="new.mp3"), location="/a.txt", now=NOW)
    folder, public = workspace.episode_folder(identity), workspace.public
    strange = public / "episodes" / "not-ours" / "film.mp4"
    wanted = {folder / "new.mp3", public / "cover-2.jpg"}
    retired = folder / "old.mp3"
    left_alone = {strange, public / "robots.txt"}
    strays = {
        folder / "half.mp3",
        folder / f"{TEMPORARY}1",
        public / f"{TEMPORARY}2",
        public / "cover-1.jpg",
        workspace.clips / "ab" / f"{TEMPORARY}3",
    }
    for path in wanted | left_alone | strays | {retired}:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")

    workspace.sweep(catalogue, wanted, now=NOW + GRACE - timedelta(minutes=1))
    assert all(path.exists() for path in wanted | left_alone | {retired})
    assert not any(path.exists() for path in strays)

    workspace.sweep(catalogue, wanted, now=NOW + GRACE + timedelta(minutes=1))
    assert all(path.exists() for path in wanted | left_alone)
    assert not retired.exists()


def test_the_folder_of_a_removed_episode_goes_with_its_last_file(workspace: Workspace, catalogue: Catalogue) -> None:
    identity = catalogue.begin(article(), "key", now=NOW).identity
    catalogue.commit(episode_of(identity), location="/a.txt", now=NOW)
    folder = workspace.episode_folder(identity)
    folder.mkdir(parents=True)
    (folder / "a.mp3").write_bytes(b"x")
    (folder / "index.html").write_bytes(b"x")
    catalogue.remove(identity.guid, now=NOW)
    workspace.sweep(catalogue, set(), now=NOW)
    assert [path.name for path in folder.iterdir()] == ["a.mp3"]
    workspace.sweep(catalogue, set(), now=NOW + GRACE + timedelta(minutes=1))
    assert not folder.exists()
