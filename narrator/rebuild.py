"""A lost catalogue, taken back from the site: `public/` alone holds all that a show must remember."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from narrator.errors import WorkspaceError
from narrator.model import Episode
from narrator.record import episode_from_json
from narrator.workspace import FEED_NAME, Workspace

GUID_TAG = "{https://podcastindex.org/namespace/1.0}guid"


def rebuild(workspace: Workspace, *, now: datetime) -> int:
    """Take every published episode that the catalogue does not know back into it; return how many there were.

    Raises WorkspaceError where a record or the feed cannot be read, ShowLocked where another run holds the show.
    """
    with workspace.held(command="rebuild", now=now, trusting=True) as catalogue:
        feed = workspace.public / FEED_NAME
        if feed.is_file():
            catalogue.podcast_guid(_guid_of(feed))
        return sum(catalogue.adopt(episode) for episode in _published(workspace))


def _published(workspace: Workspace) -> list[Episode]:
    """The episodes of the site, in the order they were published."""
    records = sorted((workspace.public / "episodes").glob("*/episode.json"))
    episodes = [episode_from_json(path.read_bytes(), which=str(path)) for path in records]
    return sorted(episodes, key=lambda episode: episode.identity.published)


def _guid_of(feed: Path) -> str:
    """The show's own GUID, as the feed on disk tells it: a file that narrator itself has written."""
    try:
        guid = ElementTree.parse(feed).findtext(f"channel/{GUID_TAG}")  # noqa: S314
    except ElementTree.ParseError as error:
        raise WorkspaceError("feed", str(feed), f"is damaged ({error})", "delete it, then rebuild again") from error
    if not guid:
        raise WorkspaceError("feed", str(feed), "has no podcast:guid", "delete it, then rebuild again")
    return guid
