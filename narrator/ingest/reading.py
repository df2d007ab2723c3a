"""What a reader of one format hands on, before the rules that hold for all formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from narrator.model import Block, Dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document's blocks in order and what it says of itself; "" or () or None where it says nothing.

    `page_language` is the tag as the page has it. `page_text` is all that a page shows, `free` whether it says that
    anyone may read it, `declared_words` how many words it says it has (else 0): signs of an article that is not whole.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    site_name: str = ""
    canonical_url: str = ""
    image_url: str = ""
    dropped: tuple[Dropped, ...] = ()
    page_language: str = ""
    page_text: str = ""
    free: bool | None = None
    declared_words: int = 0

    @property
    def words(self) -> int:
        """The number of words in the blocks: of what has a letter or a figure in it."""
        return sum(any(map(str.isalnum, word)) for block in self.blocks for word in block.text.split())
