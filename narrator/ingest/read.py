"""From a source to an article: the line, one statement a step."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from narrator.ingest.characters import clean, one_line
from narrator.ingest.forms import reading_of
from narrator.ingest.furniture import check_keep, sweep
from narrator.ingest.head import with_title
from narrator.ingest.language import detect
from narrator.ingest.material import gather
from narrator.ingest.network.fetch import Fetcher
from narrator.ingest.paragraphs import for_pauses
from narrator.ingest.reading import Reading
from narrator.ingest.refusal import refuse
from narrator.ingest.repeats import with_bare_title, with_byline, without_repeats
from narrator.ingest.sites import Site, ready, site_at
from narrator.model import Article, Block, BlockKind, Source
from narrator.show import Reading as Choice
from narrator.show import SiteRule

_AS_A_RULE = Choice()


def check_rules(choice: Choice, sites: tuple[SiteRule, ...]) -> None:
    """Raise ConfigError with what is wrong in a show's [reading] or its [[sites]]."""
    check_keep(choice.keep)
    ready(sites)


def read(
    source: Source,
    *,
    fetch: Fetcher,
    stdin: BinaryIO | None = None,
    reading: Choice = _AS_A_RULE,
    sites: tuple[SiteRule, ...] = (),
) -> Article:
    """Read the article at `source`: its text as blocks, what it says of itself, and what was left out.

    `reading` and `sites` are the show's own rules. Raises SourceError where there is nothing to read, RefusedArticle
    where it is no article that could be narrated whole, ConfigError where such a rule is wrong, and whatever `fetch`
    raises.
    """
    check_rules(reading, sites)
    material = gather(source, fetch=fetch, stdin=stdin)
    found = reading_of(material, sites=ready(sites), keep=reading.keep)
    found = _without_text(found, site_at(ready(sites), material.url or found.canonical_url))
    language = detect(_story(found), page=found.page_language)
    found = with_byline(found)
    swept, dropped = sweep(found.blocks, authors=found.authors, keep=reading.keep)
    found = replace(found, blocks=swept, dropped=(*found.dropped, *dropped))
    found = without_repeats(with_bare_title(with_title(found, language=language)), keep=reading.keep)
    refuse(found, which=str(source))
    return _article(found, source=source, language=language, url=material.url)


def _without_text(reading: Reading, site: Site) -> Reading:
    blocks, dropped = site.without_text(reading.blocks)
    return replace(reading, blocks=blocks, dropped=(*reading.dropped, *dropped))


def _story(reading: Reading) -> str:
    return " ".join([reading.title, *(block.text for block in reading.blocks if block.kind is not BlockKind.CODE)])


def _article(reading: Reading, *, source: Source, language: str, url: str) -> Article:
    """Close the reading: whatever way a text came in, it leaves clean."""
    return Article(
        source=source,
        title=_line(reading.title),
        blocks=tuple(block for block in map(_clean_block, for_pauses(reading.blocks)) if block.text),
        language=language,
        standfirst=_line(reading.standfirst),
        authors=tuple(name for name in map(_line, reading.authors) if name),
        published=reading.published,
        modified=reading.modified,
        site_name=_line(reading.site_name),
        section=_line(reading.section),
        tags=tuple(tag for tag in map(_line, reading.tags) if tag),
        canonical_url=reading.canonical_url or url,
        image_url=reading.image_url,
        dropped=tuple(replace(dropped, text=_line(dropped.text)) for dropped in reading.dropped),
    )


def _clean_block(block: Block) -> Block:
    text = clean(block.text).strip("\n")
    kept = text if block.kind in (BlockKind.CODE, BlockKind.TABLE) else one_line(text)
    return block if kept == block.text else replace(block, text=kept)


def _line(text: str) -> str:
    return one_line(clean(text))
