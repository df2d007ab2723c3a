"""Show notes: what an app shows under an episode, as HTML of p, ul, li and a."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import nh3

from narrator.model import Chapter, Episode
from narrator.publish.plain import clock, cut, printable, web_url
from narrator.publish.words import words_for
from narrator.transcript import one_line

LIMIT_BYTES = 4000
"""How long Apple lets a description be."""

_SUMMARY_BYTES = 2000
_NAME_BYTES = 200
_ADDRESS_BYTES = 500
_CLEANER = nh3.Cleaner(
    tags={"p", "ul", "li", "a"}, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel=None
)


def show_notes(episode: Episode) -> str:
    """What the episode is about, where its article comes from, its chapters, and that a synthetic voice reads.

    At most LIMIT_BYTES bytes: a summary is shortened, the list of chapters ends where it would be too long. Chapters
    are time stamps, which Spotify and others turn into links.
    """
    disclosure = words_for(episode.language).disclosure(episode.casting.voice.engine)
    before = _paragraph(_text(episode.summary, _SUMMARY_BYTES)) + _paragraph(source_line(episode))
    after = _paragraph(_text(disclosure, _NAME_BYTES))
    chapters = _chapters(episode.chapters, room_bytes=LIMIT_BYTES - len((before + after).encode()))
    return printable(_CLEANER.clean(before + chapters + after))


def source_line(episode: Episode) -> str:
    """Where an article comes from, as HTML: "From <a>site</a>, by authors"; any part may be missing, and all of it."""
    words = words_for(episode.language)
    site = _site(episode)
    source = f"{words.source} {site}" if site else ""
    authors = _text(", ".join(episode.authors), _NAME_BYTES)
    by = f"{words.by.lower() if source else words.by} {authors}" if authors else ""
    return printable(_CLEANER.clean(", ".join(part for part in (source, by) if part)))


def site_of(url: str) -> str:
    """The name of a site of which only an address is known: its host."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _site(episode: Episode) -> str:
    """The article's site as HTML, linked to the article if that has an address of a sensible length."""
    url = web_url(episode.source_url)
    name = _text(episode.site_name or site_of(url), _NAME_BYTES)
    return f'<a href="{escape(url)}">{name}</a>' if 0 < len(url) <= _ADDRESS_BYTES else name


def _text(text: str, limit_bytes: int) -> str:
    """Plain text as HTML of at most `limit_bytes` bytes, shortened by tenths, as escaping lengthens it."""
    plain = cut(printable(one_line(text)), limit_bytes=limit_bytes)
    while len((escaped := _escaped(plain)).encode()) > limit_bytes and len(plain) > 1:
        plain = cut(plain, limit_bytes=len(plain.encode()) * 9 // 10)
    return escaped


def _escaped(plain: str) -> str:
    """`plain` as nh3 writes it, so that cleaning makes it no longer."""
    return escape(plain, quote=False).replace("\u00a0", "&nbsp;")


def _paragraph(content: str) -> str:
    return f"<p>{content}</p>" if content else ""


def _chapters(chapters: tuple[Chapter, ...], *, room_bytes: int) -> str:
    if len(chapters) < 2:
        return ""
    items, room = "", room_bytes - len("<ul></ul>")
    for chapter in chapters:
        item = f"<li>{clock(chapter.start_ms)} {_text(chapter.title, _NAME_BYTES)}</li>"
        if (room := room - len(item.encode())) < 0:
            break
        items += item
    return f"<ul>{items}</ul>" if items else ""
