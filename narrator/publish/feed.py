"""Show and episodes → RSS 2.0, rendered by feedgen; the two tables below say what stands in it beyond plain RSS.

Sources: Apple's "podcaster's guide to RSS" (podcasters.apple.com/support/823), the podcast namespace's tag pages
(github.com/Podcastindex-org/podcast-namespace), RSS 2.0 (rssboard.org).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

from narrator.model import Episode
from narrator.publish.addresses import CHAPTERS, episode_url, feed_url, site_url, transcript_names
from narrator.publish.namespaces import ChannelTags, Content, ItemTags, Row, attributes, tags, text
from narrator.publish.notes import LIMIT_BYTES, show_notes, site_of
from narrator.publish.plain import cut, plain_text, printable, web_url
from narrator.publish.words import words_for
from narrator.show import Show

TRANSCRIPT_TYPES = ("text/vtt", "application/x-subrip", "application/json")
CHAPTERS_TYPE = "application/json+chapters"

_AI = attributes("true", purpose="ai-content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What the channel's tags are made from."""

    show: Show
    podcast_guid: str
    cover_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What an item's tags are made from; `title` is plain, and unlike any other of its day."""

    show: Show
    episode: Episode
    title: str


# ── the specification ────────────────────────────────────────────────────────────────────────────────────────────────


def _owner(channel: Channel) -> Iterable[Content]:
    show = channel.show
    inside = (("itunes:name", Content(text=show.author)), ("itunes:email", Content(text=show.email)))
    return (Content(inside=inside),) if show.email else ()


def _category(channel: Channel) -> Iterable[Content]:
    category, *sub = channel.show.category
    inside = tuple(("itunes:category", Content(attributes=(("text", name),))) for name in sub)
    return (Content(attributes=(("text", category),), inside=inside),)


def _explicit(subject: Channel | Item) -> Iterable[Content]:
    return text(str(subject.show.explicit).lower())


def _transcripts(item: Item) -> Iterable[Content]:
    for name, media_type in zip(transcript_names(item.episode), TRANSCRIPT_TYPES, strict=True):
        url = episode_url(item.show, item.episode, name)
        yield from attributes(url=url, type=media_type, language=item.episode.language)


def _chapters(item: Item) -> Iterable[Content]:
    url = episode_url(item.show, item.episode, CHAPTERS)
    return attributes(url=url, type=CHAPTERS_TYPE) if item.episode.chapters else ()


def _authors(item: Item) -> Iterable[Content]:
    return [content for name in item.episode.authors for content in attributes(name, group="writing", role="author")]


def _article(item: Item) -> Iterable[Content]:
    url = web_url(item.episode.source_url)
    return attributes(item.episode.site_name or site_of(url), href=url) if url else ()


CHANNEL_ROWS: tuple[Row[Channel], ...] = (
    Row("itunes:author", lambda c: text(c.show.author), "Apple: recommended; shown under the title"),
    Row("itunes:owner", _owner, "only with an e-mail: directories verify by it, and everyone can read it"),
    Row("itunes:type", lambda c: text("episodic"), "Apple: newest first; serial would turn the list round"),
    Row("itunes:category", _category, "Apple: required, from its list, a sub-category within its category"),
    Row("itunes:explicit", _explicit, "Apple: required, true or false and nothing else"),
    Row("itunes:image", lambda c: attributes(href=c.cover_url), "Apple: required; a new picture has a new address"),
    Row("podcast:guid", lambda c: text(c.podcast_guid), "minted once, kept when the feed moves"),
    Row("podcast:locked", lambda c: attributes("yes", owner=c.show.email), "no other host may import the feed"),
    Row("podcast:medium", lambda c: text("podcast"), "what kind of content to expect"),
    Row("podcast:txt", lambda c: _AI, "the synthetic voice, disclosed (Apple, EU AI Act)"),
)

ITEM_ROWS: tuple[Row[Item], ...] = (
    Row("itunes:duration", lambda i: text(str(round(i.episode.duration_ms / 1000))), "Apple: whole seconds"),
    Row("itunes:episodeType", lambda i: text("full"), "not a trailer, not a bonus"),
    Row("itunes:explicit", _explicit, "as the channel's"),
    Row("podcast:transcript", _transcripts, "WebVTT first: Apple takes the first it knows; then SubRip, then JSON"),
    Row("podcast:chapters", _chapters, "only if there are any"),
    Row("podcast:person", _authors, "taxonomy of the namespace: group writing, role author"),
    Row("podcast:contentLink", _article, "the article as printed"),
    Row("podcast:txt", lambda i: _AI, "the synthetic voice, disclosed for the item as well"),
)

# ── rendering ────────────────────────────────────────────────────────────────────────────────────────────────────────


def render_feed(show: Show, *, podcast_guid: str, episodes: Sequence[Episode], cover_name: str) -> bytes:
    """The feed of all `episodes`, which come newest first: UTF-8, the same bytes for the same values.

    `cover_name` is the artwork's file name in the public folder. Not to be called from two threads at once: feedgen
    switches the locale of the process while it writes a date. Raises PublishError if the show's link is no web address.
    """
    site = site_url(show)
    generator = _channel(Channel(show=show, podcast_guid=podcast_guid, cover_url=site + quote(cover_name)), episodes)
    for episode, title in zip(episodes, titles(episodes, timezone=show.timezone), strict=True):
        _fill(generator.add_entry(order="append"), Item(show=show, episode=episode, title=title))
    rendered: bytes = generator.rss_str(pretty=True)
    return rendered


def titles(episodes: Sequence[Episode], *, timezone: str) -> tuple[str, ...]:
    """The episodes' titles for apps, each unlike the others of its day: "News", then "News (2)".

    AntennaPod takes two items of the same title and day for one. Counted from the oldest, so that what is published
    keeps its title.
    """
    zone, taken = ZoneInfo(timezone), set[tuple[date, str]]()
    found: list[str] = []
    for episode in reversed(episodes):
        day, plain = episode.identity.published.astimezone(zone).date(), plain_text(episode.title)
        title, number = plain, 1
        while (day, title) in taken:
            number += 1
            title = f"{plain} ({number})"
        taken.add((day, title))
        found.append(title)
    return tuple(reversed(found))


def _channel(channel: Channel, episodes: Sequence[Episode]) -> Any:
    show, site = channel.show, site_url(channel.show)
    generator = FeedGenerator()
    generator.register_extension("narrator", ChannelTags, ItemTags, atom=False)
    generator.title(plain_text(show.title))
    generator.description(_description(show))
    generator.link(href=feed_url(show), rel="self", type="application/rss+xml")
    generator.link(href=site, rel="alternate")
    generator.language(show.language)
    generator.copyright(printable(show.copyright) or None)
    generator.generator("narrator")
    generator.narrator.tags = tags(CHANNEL_ROWS, channel)
    generator.narrator.dated = bool(episodes)
    if episodes:
        generator.lastBuildDate(max(episode.identity.published for episode in episodes))
    return generator


def _description(show: Show) -> str:
    """Plain text: gPodder and others show a channel's description as it stands, tags and all."""
    about = "\n\n".join(plain_text(part) for part in show.description.split("\n\n") if part.strip())
    disclosure = words_for(show.language).disclosure("")
    room_bytes = LIMIT_BYTES - len(f"\n\n{disclosure}".encode())
    return f"{cut(about or plain_text(show.title), limit_bytes=room_bytes)}\n\n{disclosure}"


def _fill(entry: Any, item: Item) -> None:
    show, episode = item.show, item.episode
    enclosure = episode.enclosure
    entry.title(item.title)
    entry.link(href=episode_url(show, episode), rel="alternate")
    entry.content(show_notes(episode), type="CDATA")
    entry.guid(printable(episode.identity.guid), permalink=False)
    entry.enclosure(episode_url(show, episode, enclosure.name), enclosure.length_bytes, enclosure.media_type)
    entry.pubDate(episode.identity.published)
    entry.narrator.tags = tags(ITEM_ROWS, item)
