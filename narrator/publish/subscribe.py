"""The ways to subscribe: a link for each app, grouped by where it runs, and a code to scan."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import segno
from markupsafe import Markup

from narrator.publish.addresses import feed_url, site_url, without_scheme
from narrator.publish.words import Words
from narrator.show import Show


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """A podcast app, and the address that makes it subscribe to a feed."""

    name: str
    url: str


_POCKET_CASTS = ("Pocket Casts", "pktc://subscribe/{bare}")
_APPLE = (("Apple Podcasts", "podcast://{bare}"), ("Overcast", "overcast://x-callback-url/add?url={quoted}"))
_ANDROID = (("AntennaPod", "antennapod-subscribe://{bare}"), ("Podcast Addict", "podcastaddict://{bare}"))
_COMPUTER = (("gPodder", "gpodder://{bare}"), ("Player FM", "https://player.fm/subscribe?id={quoted}"))


def apps(show: Show, *, words: Words) -> tuple[tuple[str, tuple[App, ...]], ...]:
    """The apps that subscribe by a link, in groups: (where they run, apps)."""
    groups = (
        (words.on_phone, (*_APPLE, _POCKET_CASTS)),
        (words.on_android, (*_ANDROID, _POCKET_CASTS)),
        (words.on_computer, _COMPUTER),
    )
    feed = feed_url(show)
    return tuple((where, tuple(_app(name, link, feed) for name, link in known)) for where, known in groups)


def code(show: Show) -> Markup:
    """A QR code as SVG that opens the site's subscribe block, where a phone finds the link for its own app.

    The feed's own address would do nothing on most phones: their browsers show it as text.
    """
    drawn: str = segno.make(site_url(show) + "#subscribe", error="m", micro=False).svg_inline(border=2, omitsize=True)
    return Markup(drawn)  # noqa: S704 — segno draws paths only, no text of ours stands in it


def _app(name: str, link: str, feed: str) -> App:
    return App(name=name, url=link.format(bare=without_scheme(feed), quoted=quote(feed, safe="")))
