"""The show, as its show.toml describes it: frozen values whose fields are the specification of that file.

A field's metadata holds what `config` checks it by and what it is for; its default is what a show gets that does not
set it. Reading and checking is `config`'s work, nothing here does any I/O.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from narrator.categories import CATEGORIES

Check = Callable[[Any], str | None]
"""Says what is wrong with a value, or None."""

FRAME = ("intro", "welcome", "headline", "sting", "story", "sign-off", "outro")
MUSIC = ("intro", "sting", "outro")
DEFAULT_LINK = "http://localhost:8000/"


def option(default: Any, about: str, check: Check | None = None) -> Any:
    """A field that show.toml may set: its default, what it is for, and the check of what is given."""
    return field(default=default, metadata={"about": about, "check": check})


def required(about: str, check: Check | None = None) -> Any:
    """A field that show.toml must set."""
    return field(metadata={"about": about, "check": check})


# ── checks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def between(low: float, high: float) -> Check:
    """Whether a number lies from `low` to `high`."""
    return lambda value: None if low <= value <= high else f"must lie from {low:g} to {high:g}, not at {value:g}"


def one_of(*allowed: int) -> Check:
    """Whether a number is one of `allowed`."""
    return lambda value: None if value in allowed else f"must be one of {', '.join(map(str, allowed))}, not {value}"


def at_most(size_bytes: int) -> Check:
    """Whether a text has at most `size_bytes` bytes of UTF-8."""
    return lambda value: (
        None if len(value.encode()) <= size_bytes else f"has {len(value.encode())} bytes, {size_bytes} may be"
    )


def matches(pattern: str, what: str) -> Check:
    """Whether a text has the form `pattern`; `what` says in words which form that is."""
    return lambda value: None if re.fullmatch(pattern, value) else f"must be {what}, not {value!r}"


def word_of(*allowed: str) -> Check:
    """Whether a text is one of `allowed`."""
    return lambda value: None if value in allowed else f"must be one of {', '.join(allowed)}, not {value!r}"


def each_of(allowed: tuple[str, ...], what: str) -> Check:
    """Whether every member is one of `allowed`."""

    def check(values: tuple[str, ...]) -> str | None:
        unknown = [value for value in values if value not in allowed]
        return f"{unknown[0]!r} is not {what}" if unknown else None

    return check


def not_blank(value: str) -> str | None:
    """Whether a text says something."""
    return None if value.strip() else "must not be empty"


def _time_zone(value: str) -> str | None:
    return None if value in available_timezones() else f"{value!r} is not a time zone (try Europe/London)"


def check_category(value: tuple[str, ...]) -> str | None:
    """Whether a category, and its sub-category if any, stand in Apple's list."""
    if not 1 <= len(value) <= 2:
        return 'must be a category, or a category and its sub-category: ["News", "Daily News"]'
    if value[0] not in CATEGORIES:
        return f"{value[0]!r} is not one of Apple's categories ({', '.join(CATEGORIES)})"
    if len(value) == 2 and value[1] not in CATEGORIES[value[0]]:
        return f"{value[1]!r} is not a sub-category of {value[0]} ({', '.join(CATEGORIES[value[0]]) or 'it has none'})"
    return None


web_url = matches(r"(?:https?://[^\s/]+\S*)?", "a http or https URL")
language_tag = matches(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2}|-\d{3})?", "a language tag such as en-GB")
environment_name = matches(r"(?:[A-Za-z_][A-Za-z0-9_]*)?", "the name of an environment variable")
e_mail = matches(r"(?:[^@\s]+@[^@\s]+\.[^@\s]+)?", "an e-mail address")

# ── the tables of show.toml ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """[fetch]: the bounds of reading from the network."""

    timeout_s: int = option(20, "seconds a server may take to answer", between(1, 600))
    max_mb: int = option(10, "megabytes a page or an article feed may have, unpacked", between(1, 100))
    allow_private: bool = option(False, "whether addresses of one's own network may be read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Music:
    """[music]: the pieces that frame the words; paths count from the show's folder, "" means none."""

    intro: str = option("", "file played at the start")
    sting: str = option("", "file played as a short mark between headline and story")
    outro: str = option("", "file played at the end")
    fade_in_ms: int = option(20, "how long each piece takes to rise", between(0, 10_000))
    fade_out_ms: int = option(600, "how long each piece takes to fall", between(0, 20_000))
    gain_db: float = option(-3.0, "loudness of the music against the speech", between(-40, 12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """[style.pauses]: silence after each kind of stretch, in ms."""

    sentence_ms: int = option(350, "between two sentences of a paragraph", between(0, 10_000))
    paragraph_ms: int = option(750, "after a paragraph, a quote or a list item", between(0, 10_000))
    heading_ms: int = option(900, "after a heading, and as much again before it", between(0, 10_000))
    section_ms: int = option(1100, "after each part of the frame", between(0, 10_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the frame says, in one language: lines of string.Template. A line that names an empty value is not said.

    The values: $show, $author, $date (of publication), $title, $standfirst, $authors (of the article, joined),
    $source (the site it comes from), $where (where to listen).
    """

    welcome: tuple[str, ...] = option((), "lines said before the headline")
    headline: tuple[str, ...] = option((), "lines that tell the headline")
    sign_off: tuple[str, ...] = option((), "lines said after the story")
    disclosure: str = option("", "the line that says that a synthetic voice reads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """[style.say]: what becomes of each kind of block that is no plain paragraph."""

    headings: str = option("say", "headings: say, sting (said after the sting), skip", word_of("say", "sting", "skip"))
    captions: str = option("skip", "what stands under a picture: skip, say", word_of("skip", "say"))
    alt_texts: str = option("skip", "what a page says that a picture shows: skip, say", word_of("skip", "say"))
    tables: str = option(
        "tell", "tables: tell (of them), rows (read out row by row), skip", word_of("tell", "rows", "skip")
    )
    code: str = option("tell", "program code: tell (of it), skip", word_of("tell", "skip"))
    lists: str = option(
        "numbered", "ordered lists: numbered (the numbers are said), paused", word_of("numbered", "paused")
    )
    footnotes: str = option("drop", "footnotes: drop, end (said at the end of the story)", word_of("drop", "end"))
    emoji: str = option("drop", "emoji: drop, name (in the article's language)", word_of("drop", "name"))
    quotes: str = option(
        "plain",
        "what others say: plain, voice (by the voice for quotations, whole blocks only), marked (Quote … end quote)",
        word_of("plain", "voice", "marked"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """[style]: how an episode is put together and how it sounds."""

    frame: tuple[str, ...] = option(FRAME, "the parts of an episode, in order", each_of(FRAME, "a part of the frame"))
    loudness_lufs: float = option(-19.0, "integrated loudness (mono: -19 is heard as -16)", between(-31, -10))
    true_peak_dbtp: float = option(-1.0, "ceiling of the true peak in the finished file", between(-9, -0.5))
    bitrate_kbps: int = option(96, "MP3 bit rate: 64, 96 or 128", one_of(64, 96, 128))
    pauses: Pauses = field(default_factory=Pauses)
    say: Saying = field(default_factory=Saying)
    wording: Mapping[str, Wording] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """[voice.host], [voice.quote], [voice.announcer]: how a role is spoken, by whatever voice."""

    speed: float = option(1.0, "how fast, against the show's speed", between(0.5, 2))
    gain_db: float = option(0.0, "how much louder than the host", between(-12, 12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """[voice.<engine>]: what a show wants of any engine, and what that may take and spend; 0 sets no bound of the show.

    Of several voices for a role the first that speaks the article's language is meant.
    """

    voice: tuple[str, ...] = option((), "the voices to narrate, one a language")
    quote: tuple[str, ...] = option((), "the voices that say quotations")
    announcer: tuple[str, ...] = option((), "the voices that say the frame: welcome, headline, sign-off")
    at_once: int = option(0, "texts at once", between(0, 64))
    per_minute: float = option(0.0, "texts begun in a minute", between(0, 6_000))
    price_per_million: float = option(0.0, "what a million characters cost", between(0, 10_000))
    characters_a_day: int = option(0, "how many characters may be sent in a day", between(0, 1_000_000_000))
    spend_a_day: float = option(0.0, "what may be spent in a day", between(0, 1_000_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicing:
    """[voice]: which engines may narrate, in order of preference, and a table for each ([voice.espeak]).

    `languages` are lists of engines for articles in one language, in the place of `engines`. What stands in the table
    of an engine are its `terms`, which any engine has, and `settings` of its own.
    """

    engines: tuple[str, ...] = option(("gtts", "espeak"), "the first healthy one narrates the whole episode")
    speed: float = option(1.0, "how fast everyone speaks; 1.25 is a quarter faster", between(0.5, 2))
    midway: str = option(
        "next",
        "what an engine that is given up midway means: next (another one narrates it all), later (it is not made now)",
        word_of("next", "later"),
    )
    wait_s: int = option(120, "how long a text is tried again, before its engine is given up", between(0, 86_400))
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    host: Part = field(default_factory=Part)
    quote: Part = field(default_factory=Part)
    announcer: Part = field(default_factory=Part)
    terms: Mapping[str, Terms] = field(default_factory=dict, hash=False)
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)

    def engines_for(self, language: str) -> tuple[str, ...]:
        """The engines that may narrate an article in `language` (BCP 47), in order of preference."""
        return self.languages.get(language) or self.languages.get(language.split("-", maxsplit=1)[0]) or self.engines

    @property
    def all_engines(self) -> tuple[str, ...]:
        """Every engine that the show names, once."""
        return tuple(dict.fromkeys([*self.engines, *(name for names in self.languages.values() for name in names)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """[cache]: the bounds of what is kept of every spoken text; what was not used for longest goes first."""

    clips_mb: int = option(4096, "megabytes that clips may take", between(10, 10_000_000))
    clips_days: int = option(0, "days that a clip is kept after its last use; 0 for ever", between(0, 36_500))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule:
    """[[sources]]: where `narrator run` looks for articles; exactly one of feed, folder and urls is set."""

    feed: str = option("", "URL of an article feed (RSS, Atom, JSON Feed)", web_url)
    folder: str = option("", "folder of files, counted from the show's folder")
    urls: tuple[str, ...] = option((), "URLs of articles")
    limit: int = option(10, "how many of the newest entries of a feed count", between(1, 1000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """[reading]: what is taken of a page."""

    keep: tuple[str, ...] = option((), "rules of furniture (`narrator script --why` names them) that take nothing out")
    newest: int = option(
        10, "how many entries of an article feed or an OPML list `narrator make` takes", between(1, 1000)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """[[sites]]: how the pages of one site are read. Secrets stand in the environment, the rule names the variable."""

    host: str = option(
        "", "the site's host; those under it count too", matches(r"[a-z0-9.-]+", "a host such as news.example")
    )
    select: tuple[str, ...] = option((), "CSS selectors of what is the article")
    drop: tuple[str, ...] = option((), "CSS selectors of what is no part of it")
    drop_text: tuple[str, ...] = option((), "regular expressions: what they match is cut out of every block")
    cookie: str = option("", "the environment variable that holds the Cookie header", environment_name)
    headers: Mapping[str, str] = field(
        default_factory=dict, hash=False, metadata={"about": "header = environment variable", "check": None}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A show: one RSS channel, and all that makes its episodes sound alike. `folder` is where its show.toml lies."""

    folder: Path
    title: str = required("what podcast apps show", not_blank)
    author: str = required("who makes it", not_blank)
    link: str = option(DEFAULT_LINK, "the site; the feed and the audio hang under it", web_url)
    description: str = option("", "what it is about, for directories", at_most(4000))
    language: str = option("en", "the show's language, as BCP 47 tag", language_tag)
    category: tuple[str, ...] = option(("News",), "Apple's category, and its sub-category if any", check_category)
    email: str = option("", "owner's address; directories verify by it, and it is public", e_mail)
    copyright: str = option("", "the feed's copyright line")
    explicit: bool = option(False, "whether the show has explicit content")
    cover: str = option("cover.jpg", "square JPEG or PNG of 1400 to 3000 pixels")
    timezone: str = option("UTC", "whose date an episode says", _time_zone)
    listen_on: tuple[str, ...] = option((), "platforms that the sign-off names")
    style: Style = field(default_factory=Style)
    voice: Voicing = field(default_factory=Voicing)
    music: Music = field(default_factory=Music)
    fetch: Fetching = field(default_factory=Fetching)
    reading: Reading = field(default_factory=Reading)
    cache: Keeping = field(default_factory=Keeping)
    sources: tuple[SourceRule, ...] = ()
    sites: tuple[SiteRule, ...] = ()
