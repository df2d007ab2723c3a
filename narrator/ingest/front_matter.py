"""What a Markdown file says of itself above its text: YAML between `---`, TOML between `+++`, or neither.

Of YAML only what front matter is written in is read: values on a line, in quotes, in brackets, over several lines,
and lists; of what nests only the names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from narrator.ingest.characters import one_line
from narrator.ingest.pages.authors import names_of
from narrator.ingest.pages.metadata import absolute, time_of
from narrator.ingest.pages.topics import section_of, tags_of
from narrator.ingest.reading import Reading

Fields = Mapping[str, tuple[str, ...]]
"""The values under each name, in small letters."""

_MATTER = re.compile(
    r"(?P<yaml>---)[ ]*\n(?P<lines>(?:(?!---|\.\.\.).*\n){0,300})(?:---|\.\.\.)[ ]*(?:\n|\Z)"
    r"|\+\+\+[ ]*\n(?P<toml>(?:(?!\+\+\+).*\n){0,300})\+\+\+[ ]*(?:\n|\Z)"
)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ ]*:(?:[ ]+(.*))?")
_MEMBER = re.compile(r"[ ]*-[ ]+(.*)")
_NAMED = re.compile(r"[ ]*(?:-[ ]+)?[\"']?(?:name|title|label)[\"']?[ ]*:[ ]+(.*)")
_OTHER = re.compile(r"[ ]*(?:-[ ]+)?[\"']?[A-Za-z_][\w-]{0,40}[\"']?[ ]*:(?:[ ].*)?")
_IN_BRACES = re.compile(r"\bname[\"']?[ ]*:[ ]*(?:\"([^\"]*)\"|'([^']*)'|([^,{}]*))")
_COMMENT = re.compile(r"(?<!\s)[ ]{1,200}#[ ].*$")
_MEMBERS = re.compile(r"[ ]*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([^,\"']*[^,]*))[ ]*(?:,|$)")
_BLOCK = re.compile(r"[>|][+-]?\d?")

_LONGEST_VALUE = 5_000

_AUTHORS = ("authors", "author", "by", "byline", "creator")
_DATES = ("date", "published", "published_at", "pubdate", "datepublished", "publishdate", "created")
_MODIFIED = (
    "modified",
    "updated",
    "lastmod",
    "last_modified",
    "last_modified_at",
    "datemodified",
    "updated_at",
    "lastupdated",
)
_STANDFIRSTS = ("standfirst", "description", "subtitle", "summary", "excerpt", "dek", "lead")
_SECTIONS = ("section", "category", "categories", "topic", "channel")
_TAGS = ("tags", "tag", "keywords", "topics")


def split(text: str) -> tuple[Fields, str]:
    """Part a text from its front matter: the fields of that, and the rest."""
    found = _MATTER.match(text)
    if not found:
        return {}, text
    fields = _of_yaml(found["lines"]) if found["yaml"] else _of_toml(found["toml"])
    return fields, text[found.end() :]


def described(reading: Reading, fields: Fields) -> Reading:
    """Give a reading the title, the authors, the times and so on that stand in `fields`."""

    def first(*names: str) -> str:
        return next((one_line(value) for name in names for value in fields.get(name, ()) if value.strip()), "")

    authors = names_of(fields.get(name, ()) for name in _AUTHORS)
    return replace(
        reading,
        title=first("title", "headline"),
        standfirst=first(*_STANDFIRSTS),
        authors=authors,
        published=next((time for name in _DATES if (time := time_of(first(name)))), None),
        modified=next((time for name in _MODIFIED if (time := time_of(first(name)))), None),
        site_name=first("site", "site_name", "publication", "publisher"),
        section=section_of(value for name in _SECTIONS for value in fields.get(name, ())),
        tags=tags_of((fields.get(name, ()) for name in _TAGS), but=authors),
        canonical_url=absolute(first("canonical_url", "canonical", "canonicalurl", "url", "link", "source"), ""),
        image_url=absolute(first("image", "cover", "thumbnail", "featured_image", "og_image"), ""),
        page_language=first("language", "lang", "locale"),
    )


def _of_toml(text: str) -> Fields:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
    return {name.lower(): tuple(_texts(value)) for name, value in table.items()}


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case datetime() | date():
            yield value.isoformat()
        case list():
            for member in value:
                yield from _texts(member)
        case {"name": str(name)}:
            yield name


def _of_yaml(text: str) -> Fields:
    fields: dict[str, tuple[str, ...]] = {}
    name, folded = "", False
    for line in text.split("\n"):
        if field := _FIELD.fullmatch(line):
            name, value = field[1].lower(), (field[2] or "").strip()
            folded = bool(_BLOCK.fullmatch(value))
            fields[name] = () if folded else tuple(_values(value))
        elif name and line.strip():
            fields[name] = _with_line(fields[name], line, folded=folded)
    return fields


def _with_line(values: tuple[str, ...], line: str, *, folded: bool) -> tuple[str, ...]:
    """Add to a field's values what an indented line says: a member, a member's name, or more of a text."""
    if folded and line.startswith(" "):
        return (one_line(f"{values[0] if values else ''} {line}"),)
    if named := _NAMED.fullmatch(line):
        return (*values, *_values(named[1].strip()))
    if member := _MEMBER.fullmatch(line):
        return values if _OTHER.fullmatch(line) else (*values, *_values(member[1].strip()))
    if not line.startswith(" ") or _OTHER.fullmatch(line):
        return values
    return (*values[:-1], one_line(f"{values[-1] if values else ''} {line}").strip("\"'"))


def _values(text: str) -> Iterable[str]:
    text = text[:_LONGEST_VALUE]
    text = text if text[:1] in ("'", '"') else _COMMENT.sub("", text)
    if text.startswith("{"):
        found = _IN_BRACES.search(text)
        texts = ["".join(part or "" for part in found.groups())] if found else []
    elif text.startswith("[") and text.endswith("]"):
        texts = ["".join(part or "" for part in member.groups()) for member in _MEMBERS.finditer(text[1:-1])]
    else:
        texts = [text]
    unquoted = (part.strip().strip("\"'").strip() for part in texts)
    return [part for part in unquoted if part and not part.startswith("#")]
