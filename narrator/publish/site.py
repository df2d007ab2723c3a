"""Show and episodes → HTML pages that work without scripts, from any folder, and fetch nothing from elsewhere.

Addresses on a page are relative, so that the site can move; only what a page says about itself to others is absolute.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from narrator.model import Cue, Episode, Role
from narrator.publish import subscribe
from narrator.publish.addresses import FEED, INDEX, episode_folder, episode_url, feed_url, site_url, transcript_names
from narrator.publish.notes import source_line
from narrator.publish.plain import clock, printable, web_url
from narrator.publish.reading import passages
from narrator.publish.words import Words, direction, words_for
from narrator.show import Show
from narrator.transcript import one_line, vtt

_BESIDE = "'self' data:"
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An episode as a page shows it; `folder` is where its files lie, counted from that page."""

    episode: Episode
    folder: str
    day: str
    words: Words

    @property
    def page(self) -> str:
        """The address of the episode's page."""
        return self.folder + INDEX

    @property
    def audio(self) -> str:
        """The address of the episode's audio."""
        return self.folder + self.episode.enclosure.name

    @property
    def minutes(self) -> str:
        """How long it is: "6 min", "1 h 05 min"."""
        hours, minutes = divmod(max(round(self.episode.duration_ms / 60_000), 1), 60)
        return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"

    @property
    def source(self) -> Markup:
        """Where the article comes from, and who wrote it."""
        return Markup(source_line(self.episode))  # noqa: S704 — escaped and cleaned where it is made


def render_index(show: Show, *, episodes: Sequence[Episode], cover_name: str) -> bytes:
    """The show's page: what it is, how to subscribe, and every episode, newest first, ready to play.

    Raises PublishError if the show's link is no web address.
    """
    words = words_for(show.language)
    return render_page(
        "index.html",
        show=show,
        words=words,
        canonical=site_url(show),
        cover=cover_name,
        cards=[_card(episode, show=show, folder=episode_folder(episode), words=words) for episode in episodes],
        apps=subscribe.apps(show, words=words),
        code=subscribe.code(show),
        feed_address=feed_url(show),
        feed=FEED,
        root="",
    )


def render_episode(episode: Episode, *, show: Show, cover_name: str = "") -> bytes:
    """An episode's page: its audio, chapters and whole text; without `cover_name` it shows no cover."""
    words = words_for(episode.language)
    return render_page(
        "episode.html",
        show=show,
        words=words,
        canonical=episode_url(show, episode),
        cover=f"../../{cover_name}" if cover_name else "",
        card=_card(episode, show=show, folder="", words=words),
        captions=transcript_names(episode)[0],
        chapters_track=_chapters_track(episode),
        passages=passages(episode, pauses=show.style.pauses),
        joint="" if episode.language.partition("-")[0] in _UNSPACED else " ",
        feed=f"../../{FEED}",
        root="../../",
    )


def _card(episode: Episode, *, show: Show, folder: str, words: Words) -> Card:
    day = episode.identity.published.astimezone(ZoneInfo(show.timezone)).date()
    return Card(episode=episode, folder=folder, day=words.date(day), words=words)


def render_page(template: str, **values: object) -> bytes:
    """One of the templates, filled in."""
    return _templates().get_template(template).render(values).encode()


def _chapters_track(episode: Episode) -> str:
    """The chapters as a WebVTT track within the page, as browsers know no JSON chapters; "" if there are none."""
    ends = [*(chapter.start_ms for chapter in episode.chapters[1:]), episode.duration_ms]
    cues = [
        Cue(start_ms=chapter.start_ms, end_ms=end_ms, text=chapter.title, role=Role.HOST)
        for chapter, end_ms in zip(episode.chapters, ends, strict=False)
    ]
    return f"data:text/vtt;base64,{_base64(vtt(cues).encode())}" if cues else ""


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("narrator.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    style, script = (_source(environment, name) for name in ("style.css", "player.js"))
    environment.globals.update(style=style, script=script, policy=_policy(style, script))
    environment.filters.update(clock=clock, direction=direction, web_url=web_url, one_line=one_line)
    return environment


def _source(environment: Environment, name: str) -> Markup:
    source, _, _ = environment.loader.get_source(environment, name) if environment.loader else ("", None, None)
    return Markup(source.strip())  # noqa: S704 — our own file


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing runs or loads but what the page brings or has beside it."""
    own = {"style-src": style, "script-src": script}
    hashes = "; ".join(f"{kind} 'sha256-{_base64(_sha256(text))}'" for kind, text in own.items())
    return f"default-src 'none'; {hashes}; img-src {_BESIDE}; media-src {_BESIDE}; base-uri 'none'; form-action 'none'"


def _printable(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
