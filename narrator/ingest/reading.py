"""What a reader of one format hands on, before the rules that hold for all formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from narrator.model import ASIDES, Block, Dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document's blocks in order and what it says of itself; "" or () or None where it says nothing.

    `page_language` is the tag as the page has it. `page_text` is all that a page shows, `free` whether it says that
    anyone may read it, `declared_words` how many words it says it has (else 0), `paid_words` how many there are in the
    parts that it says are not free (None where it names none): signs of an article that is not whole.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    site_name: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    canonical_url: str = ""
    image_url: str = ""
    dropped: tuple[Dropped, ...] = ()
    page_language: str = ""
    page_text: str = ""
    free: bool | None = None
    declared_words: int = 0
    paid_words: int | None = None

    @property
    def words(self) -> int:
        """The number of words of the story: what stands under pictures and at its foot does not count."""
        return sum(block.words for block in self.blocks if block.kind not in ASIDES)
