"""What a sign is that a page is not the article; the tables are in `refusal_faults` and `refusal_walls`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from narrator.ingest.wording import lines_of, pattern_of

AS_SAVED = "open it in a browser, save the page or copy the text, and give narrator that"
IF_SUBSCRIBED = f"if you subscribe, name your cookie for the site under [[sites]] in show.toml; or {AS_SAVED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a page says that is not the article, and how many words beside that such a page can have.

    `lines` (in the language of `wording`) are looked for at the beginning of a sentence, in the title and in the
    blocks, those dropped included; and in all that the page shows if the article has at most `most_words_elsewhere`.
    Words in blocks that say it do not count. Wherever a line can match, one of `needs` stands, in small letters. What
    is `passing` may be gone at another try.
    """

    lines: str
    needs: tuple[str, ...]
    most_words: int
    cause: str
    hint: str
    most_words_elsewhere: int = 0
    passing: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The lines as one pattern, compiled when it is first asked for."""
        return pattern_of("\n".join(f"<sentence>({line})" for line in lines_of(self.lines)))
