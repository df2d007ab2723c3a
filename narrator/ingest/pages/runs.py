"""A page's tree → its runs of text: each is what will be one block (or a few), with what it is and where it stands.

Nothing is left out but what nobody sees; what of it is the article, `extraction` tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from narrator.ingest.document import table_of
from narrator.ingest.markup import line_of
from narrator.ingest.pages import elements
from narrator.ingest.pages.elements import BLOCKS, LISTS, STRUCK, name_of
from narrator.ingest.pages.pieces import Part, Piece, Place, Spot, blocks_of, longest, parted, preformatted, spots_of
from narrator.ingest.pages.raised import raised
from narrator.model import Block, BlockKind, Dropped

_CELL_MARK = re.compile(r"\s?\[\d{1,3}\]")
_BRAILLE = re.compile("[\u2800-\u28ff]")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_FIGURES = re.compile(r"[\d+−-]+")
_QUOTED = re.compile(r"[\"“”„«»‘’]")
_LONGEST_DROP_CAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a page's text that no other block interrupts.

    `element` is the block that it stands in, `spots` are the texts of the tree by which it is known, `linked` is the
    share of it that is links. A run is `set_off` that is all bold or italic, and `beside` that stands in navigation, a
    footer or the like. `dropped` is what stood in it and is not read.
    """

    blocks: tuple[Block, ...]
    element: HtmlElement
    spots: tuple[Spot, ...] = ()
    part: Part = Part.TEXT
    linked: float = 0.0
    set_off: bool = False
    beside: bool = False
    dropped: tuple[Dropped, ...] = ()

    @property
    def text(self) -> str:
        """All its text on one line."""
        return " ".join(block.text for block in self.blocks)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(block.words for block in self.blocks)

    @property
    def kind(self) -> BlockKind:
        """What its first block is."""
        return self.blocks[0].kind


def runs_of(page: HtmlElement) -> list[Run]:
    """List the runs of a page in the order of its text."""
    body = page.find("body")
    return _Walk(page if body is None else body).runs


class _Walk:
    """A walk along the tree without recursion (it may be thousands deep): the pieces since the last run, and where."""

    def __init__(self, root: HtmlElement) -> None:
        self.runs: list[Run] = []
        self._root = root
        self._pieces: list[Piece] = []
        self._dropped: list[Dropped] = []
        self._pictures: list[tuple[HtmlElement, str]] = []
        self._places = [Place(root)]
        self._blocks = [root]
        self._lists: list[tuple[int, int]] = []
        self._within = dict.fromkeys(("a", "b", "i"), 0)
        self._notes = 0
        self._layout = {next(table.iterancestors("table"), None) for table in root.iter("table")}
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif self._passes(element) or not self._enters(element):
                walk.skip_subtree()
            else:
                self._take(element, "text")
        self._flush()

    def _passes(self, element: HtmlElement) -> bool:
        """Tell whether an element has nothing for a listener; remember what of it stood in the text."""
        if elements.is_silent(element):
            return True
        rule = self._unsaid(element)
        if rule and (text := line_of(element)):
            self._dropped.append(Dropped(text=text, rule=rule))
        return bool(rule)

    def _unsaid(self, element: HtmlElement) -> str:
        """Name the rule by which the text of an element is not read, "" where it is."""
        if element.tag in STRUCK:
            return "struck out"
        if self._places[-1].part is Part.NOTES and elements.heading_level(element):
            return "heading of the footnotes"
        return "hidden" if elements.is_unseen(element) else ""

    def _enters(self, element: HtmlElement) -> bool:
        """Take in an element that begins; False if it was taken whole."""
        name = name_of(element)
        if name in BLOCKS or elements.heading_level(element):
            self._flush()
            self._blocks.append(element)
            if self._whole(name, element):
                return False
            if name in LISTS:
                self._lists.append(_numbering(name, element))
        if place := self._place(name, element):
            self._flush()
            self._places.append(place)
        return self._inline(name, element)

    def _inline(self, name: str, element: HtmlElement) -> bool:
        self._count(name, element, 1)
        match name:
            case "br":
                self._pieces.append(Piece("\v"))
            case "img" | "amp-img":
                self._picture(element)
            case "q":
                self._pieces.append(Piece("" if _is_quoted(element) else "“"))
            case "sup":
                self._pieces.append(Piece(raised(line_of(element), before=self._before())))
                return False
            case "sub":
                text = line_of(element)
                self._pieces.append(Piece(text.translate(_LOWERED) if _FIGURES.fullmatch(text) else text))
                return False
        return True

    def _before(self) -> str:
        return "".join(piece.text for piece in self._pieces[-3:])

    def _leave(self, element: HtmlElement) -> None:
        name = name_of(element)
        if self._blocks[-1] is element or self._places[-1].element is element:
            self._flush()
        if self._blocks[-1] is element:
            self._blocks.pop()
            if name in LISTS and self._lists:
                self._lists.pop()
        if self._places[-1].element is element and element is not self._root:
            self._places.pop()
        if name == "q" and not _is_quoted(element):
            self._pieces.append(Piece("”"))
        self._count(name, element, -1)
        if element is not self._root:
            self._take(element, "tail")

    def _count(self, name: str, element: HtmlElement, by: int) -> None:
        """Count the elements around the next text; a link within the page is none."""
        name = {"strong": "b", "em": "i"}.get(name, name)
        if name in self._within and not element.get("href", "").startswith("#"):
            self._within[name] += by

    def _take(self, element: HtmlElement, which: str) -> None:
        text = getattr(element, which)
        if not text:
            return
        if _BRAILLE.search(text):
            text = _BRAILLE.sub("", text)
            setattr(element, which, text)
        within = self._within
        self._pieces.append(Piece(text, (element, which), within["a"] > 0, within["b"] > 0, within["i"] > 0))

    def _picture(self, element: HtmlElement) -> None:
        """Read a picture of a letter as that letter, an emoji as itself; remember what other pictures show."""
        said = element.get("alt", "").strip()
        is_letter = len(said) <= _LONGEST_DROP_CAP and said.isalpha()
        if said and (is_letter or (len(said) < 8 and not said.isascii() and not any(map(str.isalnum, said)))):
            self._pieces.append(Piece(said))
        elif text := elements.described(element):
            self._pictures.append((element, text))

    # ── what an element is ───────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, name: str, element: HtmlElement) -> Place | None:
        """Tell what the text in an element is, if that is not what the text around it is."""
        outer = self._places[-1]
        if outer.part is Part.NOTES:
            return self._note(name, element)
        beside = outer.beside or elements.is_beside(element)
        inner = replace(outer, element=element, number=0, beside=beside)
        if elements.is_references(element):
            return replace(inner, part=Part.REFERENCES)
        if name in BLOCKS and elements.is_notes(element):
            return replace(inner, kind=BlockKind.FOOTNOTE, part=Part.NOTES, beside=outer.beside)
        if outer.kind is not BlockKind.CAPTION and (place := self._named(name, element, inner)):
            return place
        return inner if beside is not outer.beside else None

    def _named(self, name: str, element: HtmlElement, inner: Place) -> Place | None:
        """Tell the kind of block that an element makes of its text."""
        if elements.is_caption(element):
            return replace(inner, kind=BlockKind.CAPTION, level=0, part=Part.FIGURE)
        if elements.is_figure(element):
            return replace(inner, part=Part.FIGURE)
        if level := elements.heading_level(element):
            return replace(inner, kind=BlockKind.HEADING, level=level)
        if name == "blockquote" or elements.is_pull_quote(element):
            return replace(inner, kind=BlockKind.QUOTE, level=0)
        return self._item(element, inner) if name == "li" and self._lists else None

    def _item(self, element: HtmlElement, inner: Place) -> Place:
        """Make the place of a list's item; one that has headings is a story of its own, not an item."""
        number = self._number(element)
        if next(element.iter(*elements.HEADINGS), None) is not None:
            return replace(inner, kind=BlockKind.PARAGRAPH, level=0)
        return replace(inner, kind=BlockKind.LIST_ITEM, level=len(self._lists), number=number)

    def _note(self, name: str, element: HtmlElement) -> Place | None:
        if name not in ("li", "aside") and not elements.is_notes(element):
            return None
        self._notes += name == "li"
        number = (self._number(element) if name == "li" else 0) or self._notes
        return replace(self._places[-1], element=element, number=number)

    def _number(self, element: HtmlElement) -> int:
        """Count an item of the innermost list; 0 where it is not ordered."""
        number, step = self._lists[-1] if self._lists else (0, 0)
        if not step:
            return 0
        number = _integer(element.get("value", ""), number)
        self._lists[-1] = (number + step, step)
        return max(number, 0)

    def _whole(self, name: str, element: HtmlElement) -> bool:
        """Take an element whose text is no prose: a table of facts, a listing."""
        if name == "pre":
            self._add(preformatted(element), tuple(longest(spots_of(element))))
            return True
        if name != "table" or element in self._layout or self._places[-1].part is not Part.TEXT:
            return False
        cells = [list(row.iterchildren("td", "th")) for row in element.iter("tr")]
        texts = [[_CELL_MARK.sub("", line_of(cell)) for cell in row] for row in cells]
        table = table_of(texts)
        if table is None or sum(map(bool, chain.from_iterable(texts))) == 1:
            return False  # a lone cell is a line, whatever it is set in
        for caption in element.iterchildren("caption"):
            if text := line_of(caption):
                self._add((Block(kind=BlockKind.CAPTION, text=text),), tuple(longest(spots_of(caption))))
        self._add((table,), tuple(spot for row in cells for cell in row for spot in longest(spots_of(cell))))
        return True

    # ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _flush(self) -> None:
        """Close the run that has gathered, and those of the pictures that stood in it."""
        pieces, self._pieces = self._pieces, []
        for part in parted(pieces):
            self._close(part)
        pictures, self._pictures = self._pictures, []
        for element, text in pictures:
            self._add((Block(kind=BlockKind.ALT_TEXT, text=text),), element=element, part=Part.FIGURE)

    def _close(self, pieces: list[Piece]) -> None:
        place = self._places[-1]
        written = [piece for piece in pieces if piece.text.strip()]
        blocks = tuple(blocks_of("".join(piece.text for piece in pieces), place, written))
        if not blocks:
            return
        length = sum(len(piece.text) for piece in written)
        self._add(
            blocks,
            tuple(longest([(*piece.spot, len(piece.text)) for piece in written if piece.spot])),
            linked=sum(len(piece.text) for piece in written if piece.linked) / max(1, length),
            set_off=all(piece.bold for piece in written) or all(piece.italic for piece in written),
        )
        place.number = 0

    def _add(
        self,
        blocks: tuple[Block, ...],
        spots: tuple[Spot, ...] = (),
        *,
        linked: float = 0.0,
        set_off: bool = False,
        element: HtmlElement | None = None,
        part: Part | None = None,
    ) -> None:
        if not blocks:
            return
        place, dropped = self._places[-1], tuple(self._dropped)
        self._dropped = []
        self.runs.append(
            Run(
                blocks=blocks,
                element=self._blocks[-1] if element is None else element,
                spots=spots,
                part=part or place.part,
                linked=linked,
                set_off=set_off,
                beside=place.beside,
                dropped=dropped,
            )
        )


def _is_quoted(element: HtmlElement) -> bool:
    """Tell whether what an element holds begins with a quotation mark of its own."""
    first = next((str(text) for text in element.itertext() if str(text).strip()), "")
    return _QUOTED.match(first.strip()) is not None


def _numbering(name: str, element: HtmlElement) -> tuple[int, int]:
    """Tell at which number a list begins, and the step to the next; no steps where it has none."""
    if name != "ol":
        return 0, 0
    if element.get("reversed") is None:
        return _integer(element.get("start", ""), 1), 1
    return _integer(element.get("start", ""), len(element.findall("li"))), -1


def _integer(said: str, otherwise: int) -> int:
    said = said.strip()[:6]
    return int(said) if said.isdecimal() and said.isascii() else otherwise
