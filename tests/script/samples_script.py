"""Articles, a show and lexicon entries, written for the tests of the script; and a script in its printed form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from narrator.model import Article, Block, BlockKind, Script, Source, SourceKind
from narrator.script import Entry, Lexicon
from narrator.show import Music, Show

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


def a_show(**changes: Any) -> Show:
    values: dict[str, Any] = {
        "folder": Path("/nowhere"),
        "title": "Behind the Headline",
        "author": "The Example Gazette",
        "language": "en-GB",
        "timezone": "Europe/London",
        "listen_on": ("Apple Podcasts", "Spotify", "Spreaker"),
        "music": Music(intro="clips/intro.mp3", sting="clips/sting.wav"),
    }
    return Show(**(values | changes))


def an_article(*blocks: Block, **changes: Any) -> Article:
    values: dict[str, Any] = {
        "source": Source(kind=SourceKind.URL, location="https://www.gazette.example/harbour"),
        "title": "Harbour ‘days from closing’ after £1bn plan stalls",
        "blocks": blocks or (paragraph("The harbour may close. Its owners have not said when."),),
        "language": "en",
    }
    return Article(**(values | changes))


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def heading(text: str, level: int = 2) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, level=level)


def block(kind: BlockKind, text: str, number: int = 0) -> Block:
    return Block(kind=kind, text=text, number=number)


HARBOUR = an_article(
    paragraph(
        "Nearly 2,500 people – a third of the town – work at Port Ellery’s harbour. “We were told nothing,” said Dr. "
        "Ann Okoro, who runs its union. “Nothing. Not a word.”"
    ),
    paragraph("The U.K. government promised £1bn in 2019.[3] Only 12% of it has been paid, according to the BBC."),
    heading("WHAT THE OWNERS TOLD US"),
    block(BlockKind.QUOTE, "“We will keep the harbour open until 31 March. After that we cannot say.”"),
    paragraph("They named three conditions:"),
    block(BlockKind.LIST_ITEM, "a loan of $4.5m", 1),
    block(BlockKind.LIST_ITEM, "new cranes. Soon", 2),
    block(BlockKind.LIST_ITEM, "Less rain"),
    block(BlockKind.CAPTION, "The harbour at dawn. Photograph: A. N. Other"),
    block(BlockKind.TABLE, "Year | Ships\n2018 | 412"),
    block(BlockKind.TABLE, "Year | Crews\n2018 | 3,100"),
    paragraph("* * *"),
    heading("What next?"),
    paragraph("🙂"),
    paragraph(
        "The council, which owns a quarter of the land that the harbour stands on, which has lent its owners money "
        "twice in the last ten years, and which has no other employer of that size within 50 miles, meets on Tuesday; "
        "nobody in the town, from the crane drivers to the bakers who feed them, expects an answer before Christmas."
    ),
    title="Harbour ‘days from closing’ after £1bn plan stalls",
    standfirst="Port Ellery’s owners blame the weather. The town blames them",
    authors=("Kim Lindqvist", "Jo Abara"),
    site_name="The Example Gazette",
    canonical_url="https://gazette.example/harbour",
)

HAFEN = an_article(
    paragraph(
        "Rund 2.500 Menschen arbeiten im Hafen von Port Ellery. Die Regierung hat 3,5 Mrd. Euro versprochen, "
        "z. B. für Kräne."
    ),
    heading("Wie geht es weiter?"),
    block(BlockKind.CODE, "print(1)"),
    paragraph("Der Rat tagt am 1. Dezember um 15.30 Uhr."),
    title="Hafen vor dem Aus",
    language="de",
    authors=("Kim Lindqvist",),
)

HAVEN = an_article(
    paragraph("De haven gaat dicht. Niemand weet wanneer."),
    title="Haven gaat dicht",
    standfirst="De gemeente zwijgt",
    language="nl",
    site_name="De Krant",
)

LEXICON = Lexicon(
    entries=(
        Entry(match="Okoro", say="oh-CORE-oh"),
        Entry(match="BBC", say="beeb", case=True),
        Entry(match="Port Ellery", say="port ELLA-ree"),
    )
)


def printed(script: Script) -> str:
    """A script as lines of `role | pause | written | spoken`, under its sections, with its marks at the end."""
    return "\n".join(_lines(script)) + "\n"


def _lines(script: Script) -> Iterator[str]:
    yield f"language {script.language}"
    for section in script.sections:
        yield f"== {section.name}{' ♪' if section.music else ''}"
        for said in section.utterances:
            yield f"{said.role} | {said.pause_ms} | {said.written} | {said.spoken}"
    yield "== marks"
    for mark in script.marks:
        yield f"{mark.utterance} | {mark.title} | {mark.url}"
