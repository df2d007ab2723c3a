"""Articles, a show and lexicon entries, written for the tests of the script; and a script in its printed form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from narrator.model import Article, Block, BlockKind, Script, Source, SourceKind
from narrator.script import Entry, Lexicon
from narrator.show import Music, Saying, Show

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


HARBOUR_KINDS = an_article(
    heading("The works"),
    block(BlockKind.ALT_TEXT, "A crane lifts the last beam"),
    block(BlockKind.CAPTION, "The harbour at dawn. Photo: Jo Abara"),
    paragraph("The harbour opened again on Monday 🎉🎉, and the town came to see it."),
    paragraph("Ann Okoro, the mayor, said:"),
    paragraph("“We kept our word. It took ninety days.”"),
    paragraph("“Nobody believed that it could be done in such a time,” said Bo Sample, the engineer."),
    paragraph("“The first week was hard. We had no crane."),
    paragraph("“The second week was harder.”"),
    paragraph("The “big” plan is not done yet."),
    heading("The numbers"),
    block(BlockKind.CAPTION, "Ships by year"),
    block(BlockKind.TABLE, "Year | Ships\n2018 | 412\n2019 | 1,380"),
    block(BlockKind.TABLE, "Port | Cranes | Crew\nPort Ellery | 4 | 61\nSaint-Lô | 2 | –\nNone elsewhere"),
    block(BlockKind.CODE, "print(1)"),
    paragraph("Three things come next:"),
    Block(kind=BlockKind.LIST_ITEM, text="new cranes", level=1, number=1),
    Block(kind=BlockKind.LIST_ITEM, text="a large one", level=2),
    Block(kind=BlockKind.LIST_ITEM, text="a small one", level=2),
    Block(kind=BlockKind.LIST_ITEM, text="less rain", level=1, number=2),
    block(BlockKind.QUOTE, "A harbour is a promise."),
    block(BlockKind.QUOTE, "It is kept by those who work in it. — Jo Abara, poet"),
    block(BlockKind.FOOTNOTE, "Report of the harbour board, 2019.", 1),
    paragraph("The council meets in May.[1]"),
    title="Harbour opens again",
)

HAFEN_KINDS = an_article(
    heading("Die Arbeiten"),
    block(BlockKind.CAPTION, "Der Hafen am Morgen"),
    paragraph("Der Hafen ist seit Montag wieder offen 🇫🇷."),
    paragraph("„Wir haben Wort gehalten“, sagte Bürgermeisterin Anna Beispiel."),
    paragraph("„Die erste Woche war schwer. Wir hatten keinen Kran."),
    paragraph("„Die zweite Woche war schwerer.“"),
    heading("Die Zahlen"),
    block(BlockKind.TABLE, "Hafen | 2018 | 2019\nPort Ellery | 412 | 380"),
    block(BlockKind.QUOTE, "Ein Hafen ist ein Versprechen. – Jo Abara"),
    paragraph("F: Wie lange hat es gedauert?"),
    paragraph("A: Neunzig Tage."),
    block(BlockKind.FOOTNOTE, "Bericht des Hafenamts.", 1),
    title="Hafen wieder offen",
    language="de",
)

POLICIES: dict[str, Saying] = {
    "plain": Saying(),
    "full": Saying(
        headings="sting",
        captions="say",
        alt_texts="say",
        tables="rows",
        footnotes="end",
        emoji="name",
        quotes="voice",
    ),
    "short": Saying(headings="skip", tables="skip", code="skip", lists="paused", quotes="marked"),
}
"""Three shows' ways with the kinds of blocks; every way of `policies.WAYS` is in one of them."""


def printed(script: Script) -> str:
    """A script as lines of `role (who is quoted) | pause | written | spoken`, under its sections; its marks last."""
    return "\n".join(_lines(script)) + "\n"


def _lines(script: Script) -> Iterator[str]:
    yield f"language {script.language}"
    for section in script.sections:
        yield f"== {section.name}{' ♪' if section.music else ''}"
        for said in section.utterances:
            who = f"{said.role} ({said.speaker})" if said.speaker else said.role
            yield f"{who} | {said.pause_ms} | {said.written} | {said.spoken}"
    yield "== marks"
    for mark in script.marks:
        yield f"{mark.utterance} | {mark.title} | {mark.url}"
