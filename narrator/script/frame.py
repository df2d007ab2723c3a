"""The values that the frame's lines name: who, when, what, from where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

from narrator.errors import ConfigError
from narrator.model import Article, SourceKind
from narrator.script.wording import check_wording, where_to_listen
from narrator.show import Show


def regional(language: str, show_language: str) -> str:
    """An article's language, with the show's region if it has none of its own: "en" in an en-GB show is en-GB."""
    same = language == show_language.partition("-")[0]
    return show_language if same or not language else language


def check_wordings(show: Show) -> None:
    """Raise ConfigError with every fault in the wordings of a show."""
    problems = tuple(
        f"style.wording.{tag}: {problem}"
        for tag, wording in show.style.wording.items()
        for problem in check_wording(wording)
    )
    if problems:
        raise ConfigError("show.toml", problems)


DATE_FORMATS = {"de": "EEEE, 'der' d. MMMM y"}
"""Where CLDR's full date is not said as it is printed: "Dienstag, der 24. November 2026"."""


def frame_values(article: Article, show: Show, *, language: str, published: datetime) -> Mapping[str, str]:
    """What each name in a wording stands for; "" for what is not known."""
    locale = locale_of(language)
    date_format = DATE_FORMATS.get(language.partition("-")[0], "full")
    return {
        "show": show.title,
        "author": show.author,
        "date": str(format_date(published.astimezone(ZoneInfo(show.timezone)), date_format, locale=locale)),
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": _joined(article.authors, locale),
        "source": source_name(article),
        "where": where_to_listen(language, _joined(show.listen_on, locale)),
    }


def source_name(article: Article) -> str:
    """Who published an article: its site's name, else the host of its address, else ""."""
    asked_for = article.source.location if article.source.kind is SourceKind.URL else ""
    host = urlsplit(article.canonical_url or asked_for).hostname or ""
    return article.site_name or host.removeprefix("www.")


def locale_of(language: str) -> Locale:
    """What babel knows of a language; it knows English of every one that it does not know."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _joined(names: Sequence[str], locale: Locale) -> str:
    return str(format_list(list(names), locale=locale)) if names else ""
