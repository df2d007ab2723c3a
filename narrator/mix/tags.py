"""ID3 tags: title, show, date, cover, chapters, source, and the word that a synthetic voice reads.

Version 2.3 in UTF-16 is what every player reads. The tags come before the audio and are written once: all times are
known from the plan. Chapters: "ID3v2 Chapter Frame Addendum" 1.0 (id3.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

import mutagen.id3

from narrator.model import Chapter

_id3: Any = mutagen.id3
"""mutagen says nothing of its types."""

_TEXT = _id3.Encoding.UTF16
_NO_OFFSET = 0xFFFFFFFF
_MOST_CHAPTERS = 255
_PADDING_BYTES = 1024
_HEADER_BYTES = 10

_ISO_639_2: Mapping[str, str] = dict(
    re.findall(
        r"(\w\w):(\w{3})",
        """
        af:afr am:amh ar:ara as:asm az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng
        eo:epo es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gd:gla gl:glg gu:guj he:heb hi:hin hr:hrv ht:hat hu:hun
        hy:hye ia:ina id:ind is:isl it:ita ja:jpn jv:jav ka:kat kk:kaz km:khm kn:kan ko:kor ku:kur ky:kir la:lat lb:ltz
        lt:lit lv:lav mi:mri mk:mkd ml:mal mr:mar ms:msa mt:mlt my:mya nb:nob ne:nep nl:nld no:nor om:orm or:ori pa:pan
        pl:pol pt:por qu:que ro:ron ru:rus sd:snd si:sin sk:slk sl:slv sq:sqi sr:srp su:sun sv:swe sw:swa ta:tam te:tel
        th:tha tk:tuk tl:tgl tn:tsn tr:tur tt:tat ug:uig uk:ukr ur:urd uz:uzb vi:vie zh:zho
        """,
    )
)
"""The three letters that ID3 wants, by the first part of a BCP 47 tag; other languages are "und", undetermined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the tags of an episode say; `language` is a BCP 47 tag, `cover` a JPEG or None."""

    title: str
    author: str
    show: str
    published: datetime
    language: str
    source: str
    source_url: str
    voice: str
    cover: bytes | None
    chapters: Sequence[Chapter]
    duration_ms: int


def id3_tags(label: Label) -> bytes:
    """Give the tags as the bytes that an MP3 begins with; the same label gives the same bytes."""
    frames = (*_texts(label), *_links(label), *_cover(label.cover), *_chapters(label))
    body = b"".join(map(_bytes_of, frames)) + bytes(_PADDING_BYTES)
    length = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + length + body


def _bytes_of(frame: Any) -> bytes:
    """Give one frame by itself: in a whole tag mutagen sorts frames by length, and some players show chapters so."""
    tag = _id3.ID3()
    tag.add(frame)
    tag.update_to_v23()
    file = BytesIO()
    tag.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue()[_HEADER_BYTES:]


def _texts(label: Label) -> Iterator[Any]:
    yield _id3.TIT2(encoding=_TEXT, text=label.title)
    yield _id3.TPE1(encoding=_TEXT, text=label.author)
    yield _id3.TALB(encoding=_TEXT, text=label.show)
    yield _id3.TCON(encoding=_TEXT, text="Podcast")
    yield _id3.TLAN(encoding=_TEXT, text=_three_letters(label.language))
    yield _id3.TLEN(encoding=_TEXT, text=str(label.duration_ms))
    yield _id3.TDRC(encoding=_TEXT, text=f"{label.published:%Y-%m-%dT%H:%M:%S}")


def _three_letters(language: str) -> str:
    first = language.partition("-")[0].lower()
    return first if len(first) == 3 else _ISO_639_2.get(first, "und")


def _links(label: Label) -> Iterator[Any]:
    """Name the source and disclose the synthetic voice: directories and the EU AI Act want it in the metadata too."""
    source = f"Source: {label.source}\n" if label.source else ""
    comment = f"{source}Read by a synthetic voice ({label.voice})."
    yield _id3.COMM(encoding=_TEXT, lang="eng", desc="", text=comment)
    if label.source_url:
        yield _id3.WXXX(encoding=_TEXT, desc="source", url=label.source_url)


def _cover(jpeg: bytes | None) -> Iterator[Any]:
    if jpeg:
        yield _id3.APIC(encoding=_TEXT, mime="image/jpeg", type=_id3.PictureType.COVER_FRONT, desc="", data=jpeg)


def _chapters(label: Label) -> Iterator[Any]:
    chapters = label.chapters[:_MOST_CHAPTERS]
    names = [f"chp{number}" for number in range(len(chapters))]
    ends_ms = [following.start_ms for _, following in pairwise(chapters)] + [label.duration_ms]
    yield _id3.CTOC(
        element_id="toc",
        flags=_id3.CTOCFlags.TOP_LEVEL | _id3.CTOCFlags.ORDERED,
        child_element_ids=names,
        sub_frames=[_id3.TIT2(encoding=_TEXT, text=label.title)],
    )
    for name, chapter, end_ms in zip(names, chapters, ends_ms, strict=True):
        yield _id3.CHAP(
            element_id=name,
            start_time=chapter.start_ms,
            end_time=end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[_id3.TIT2(encoding=_TEXT, text=chapter.title), *_chapter_link(chapter)],
        )


def _chapter_link(chapter: Chapter) -> Iterator[Any]:
    if chapter.url:
        yield _id3.WXXX(encoding=_TEXT, desc="chapter url", url=chapter.url)
