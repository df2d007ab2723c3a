"""Where everything lies: on the site, and below the public folder."""

from __future__ import annotations

from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from narrator.errors import PublishError
from narrator.model import Episode
from narrator.publish.plain import web_url
from narrator.show import Show

FEED = "feed.xml"
INDEX = "index.html"
CHAPTERS = "chapters.json"
RECORD = "episode.json"

_PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def site_url(show: Show) -> str:
    """The site's address, ending in a slash; raises PublishError if the show's link is no web address."""
    if not (url := web_url(show.link)):
        raise PublishError("show", show.title, f"its link {show.link!r} is not a web address", "set link in show.toml")
    return url.rstrip("/") + "/"


def feed_url(show: Show) -> str:
    """The address that listeners subscribe to."""
    return site_url(show) + FEED


def episode_folder(episode: Episode) -> str:
    """Where the episode's files lie, counted from the site: "episodes/<slug>/"."""
    return f"episodes/{quote(episode.identity.slug)}/"


def episode_url(show: Show, episode: Episode, name: str = INDEX) -> str:
    """The address of one of the episode's files; of its page, with the name in full as not every host adds it."""
    return site_url(show) + episode_folder(episode) + quote(name)


def transcript_names(episode: Episode) -> tuple[str, str, str]:
    """The file names of the WebVTT, SubRip and JSON transcript."""
    slug = episode.identity.slug
    return f"{slug}.vtt", f"{slug}.srt", f"{slug}.json"


def without_scheme(url: str) -> str:
    """`url` from its host on, as subscribe links of apps want it."""
    return url.removeprefix(f"{urlsplit(url).scheme}://")


def podcast_guid(feed_url: str) -> str:
    """The identity of a show, to be minted once and kept even if its feed moves.

    Source: podcast namespace, tag guid: UUIDv5 of the feed's URL without scheme and trailing slashes.
    """
    return str(uuid5(_PODCASTS, without_scheme(feed_url).rstrip("/")))
