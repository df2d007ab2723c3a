"""A table as it is read out: row by row, each value with the header of its column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_PARTING = re.compile(r"(?:\A|(?<=\s))\|(?=\s|\Z)")
_DIGIT = re.compile("[0-9]")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}(?:[/–-][0-9]{2,4})?")
_LONGEST_HEADER = 40
_PAIR = 2
"""A table of two columns is read as pairs, and its header once: "2018: 412"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table to be read out: its columns, if they are to be named once before the rows, and a line for each row."""

    columns: str
    rows: tuple[str, ...]


def read_out(text: str) -> Table:
    """A table (a line a row, cells parted by " | ") as it is read out.

    The first row is a header if it can be none of the rows under it: see `header_of`. A row that has not as many cells
    as the header is read as it is, cell by cell: which column each belongs to would be a guess.
    """
    rows = [row for line in text.splitlines() if any(row := _cells(line))]
    header = header_of(rows)
    if not header:
        return Table(columns="", rows=tuple(map(_plain, rows)))
    if len(header) == _PAIR:
        return Table(columns=", ".join(filter(None, header)), rows=tuple(map(_plain, rows[1:])))
    return Table(columns="", rows=tuple(_with_header(row, header) for row in rows[1:]))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _PARTING.split(line))


def header_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The header of a table, a cell for each column, or nothing.

    A header is a first row of short texts without figures, or of years, all different; of two columns only above
    figures, for two columns of texts are mostly names and what belongs to them. The cell over the row's own names may
    be left out.
    """
    if len(rows) < 2:
        return ()
    first, body = tuple(rows[0]), rows[1:]
    width = Counter(map(len, body)).most_common(1)[0][0]
    first = ("", *first) if len(first) == width - 1 and width > _PAIR else first
    if len(first) != width or width < _PAIR or not _names_columns(first):
        return ()
    figures = all(_DIGIT.search(row[-1]) for row in body if len(row) == width)
    return first if width > _PAIR or figures else ()


def _names_columns(first: Sequence[str]) -> bool:
    named = first[1:]
    short = all(0 < len(cell) <= _LONGEST_HEADER for cell in named) and len(first[0]) <= _LONGEST_HEADER
    years = all(_YEAR.fullmatch(cell) for cell in named)
    return short and len(set(first)) == len(first) and (years or not any(map(_DIGIT.search, first)))


def _with_header(row: Sequence[str], header: Sequence[str]) -> str:
    """A row as its own name, and each value under its header: "Leeds. Played: 10, Won: 7"."""
    if len(row) != len(header):
        return _plain(row)
    values = ", ".join(f"{_bare(name)}: {cell}" for name, cell in zip(header[1:], row[1:], strict=True) if _says(cell))
    return ". ".join(filter(None, (_bare(row[0]), values)))


def _plain(row: Sequence[str]) -> str:
    """A row as it stands: two cells as a name and its value, others as a list."""
    cells = [*filter(_says, row)]
    if len(row) == len(cells) == _PAIR:
        return f"{_bare(cells[0])}: {cells[1]}"
    return ", ".join(cells)


def _says(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _bare(cell: str) -> str:
    return cell.rstrip(" :.,;")


_OF_PICTURE = re.compile(r"\b(?:photo|picture|image|illustration|foto|bild|imagen|immagine|imagem)|©", re.IGNORECASE)


def named_by(caption: str) -> bool:
    """Whether a caption that stands over a table is the table's: one of a picture tells of it, or who took it."""
    return bool(caption) and not _OF_PICTURE.search(caption)
