"""Title and standfirst of a text that does not mark them: what its first lines are.

The first line is the title if it is short and has no full stop. Where title and standfirst were pasted on one line
("Ministers agree to close the bridge The span will be shut until March, the council says.") the line is cut in two.
Else the text has no title line: its first sentence serves as one, and the story stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from narrator.ingest.language import base
from narrator.ingest.reading import Reading
from narrator.ingest.text import ENDS_SENTENCE
from narrator.model import ASIDES, Block, BlockKind

_LONGEST_TITLE = 180
_LONGEST_FIRST_LINE = 450
_LONGEST_DERIVED = 90
_TOP_BLOCKS = 3
_FEWEST_WORDS, _MOST_WORDS = 4, 22

# Words that begin a sentence, and stand in small letters inside a headline, in languages that write headlines like
# sentences; those that are names or are capitals anywhere ("I", German "Sie") are left out.
_OPENERS = {
    "en": "A An And As After All An Another At Because Before Both But By Despite During Each Even Every Few For"
    " Four From He Her His How However If In It Its Just Less Many More Most Nearly Neither No Not Of On Once One Only"
    " Or Other Our Over People She Since Six So Some Such Ten That The Their Then There These They This Those Three"
    " Though Two Under Until Up We What When Where Which While Who Why With Without",
    "de": "Als Am An Auch Auf Aus Bei Beim Bis Da Das Dem Den Der Des Die Dies Diese Dieser Dieses Drei Ein Eine Einem"
    " Einen Einer Er Erst Es Für Gegen Im In Jetzt Kein Keine Laut Man Mehr Mehrere Mit Nach Nachdem Noch Nun Nur Ob"
    " Obwohl Schon Seit Sein Seine So Trotz Um Und Unter Viele Vom Von Vor Wann Warum Was Weil Wenn Wer Wie Wo Zu Zum"
    " Zur Zwei Zwischen Über",
    "fr": "À Après Au Aucun Aux Avant Avec Ce Ces Cet Cette Chaque Comme Contre Dans De Depuis Des Deux Du Elle Elles"
    " En Entre Et Il Ils La Le Les Leur Leurs L’ Malgré Mais Même Nous On Ou Par Pendant Plus Plusieurs Pour Près"
    " Quand Quatre Quelques Sa Sans Selon Ses Si Son Sous Sur Tous Tout Trois Un Une",
    "es": "A Al Ante Antes Así Aunque Cada Como Con Contra Cuando Cuatro De Del Desde Después Dos Durante El Ella Ellos"
    " En Entre Es Esta Este Estos Hasta La Las Lo Los Más Mientras Muchos Ni No Nuestro Otra Otro Para Pero Por Según"
    " Ser Si Sin Sobre Su Sus También Tras Tres Un Una Unos",
    "pt": "A Ao Aos Após As Até Com Como Contra Da Das De Depois Desde Do Dois Dos Duas Durante E Ela Ele Eles Em"
    " Embora Entre Essa Esse Esta Este Já Mais Mas Mesmo Muitos Na Nas No Nos O Os Ou Outro Para Pela Pelo Por Quando"
    " Quatro Se Segundo Sem Seu Sob Sobre Sua Também Três Um Uma",
    "it": "A Ai Al Alla Anche Ancora Che Chi Come Con Contro Così Cosa Da Dal Dalla Dei Del Della Di Dopo Due Durante"
    " E È Gli I Il In L’ La Le Lo Ma Molti Nel Nella Nessun Nonostante Ogni Per Perché Più Prima Quando Quattro Questa"
    " Questo Se Secondo Senza Sono Su Sua Sul Sulla Suo Tra Tre Un Una Uno",
}  # fmt: skip
_OPENERS_OF = {language: frozenset(words.split()) for language, words in _OPENERS.items()}
_CAPITAL_NOUNS = frozenset({"de"})
_OPEN_ENDS = (
    "are be been calls called had has have into is its near said says than told to was were will would zu dass que qui"
    " che"
)
_NO_END = frozenset(_OPEN_ENDS.split())
_WORD = re.compile(r"\S+")
_QUOTES = "“”‘’«»„\"'"
_ELIDED = re.compile(r"(?:[LDJNSCM]|Qu|Un|All|Dell|Nell|Dall)['’][a-zà-ÿ]")
_QUESTION = re.compile(r"[?!][”’»\"']?[ ]+(?=[“‘«„\"¿¡]?[^\W\d_a-z])")
_FULL_STOP_INSIDE = re.compile(r"[^\W\d_]{3}[.?!][”’»\"']?[ ]")
_FIRST_SENTENCE = re.compile(
    r".{20,}?(?:[^\W\d_]{3}|[\d)”’»\"'])[.!?…](?=[”’»\"')]*(?: |$))|[^。！？]{4,}[。！？]", re.DOTALL
)


def with_title(reading: Reading, *, language: str) -> Reading:
    """Give `reading` a title, and a standfirst if one was run together with it, from its first blocks.

    `language` is the text's, as a BCP 47 tag: it decides which words can open a sentence.
    """
    first = next((block for block in reading.blocks if block.kind not in ASIDES), None)
    if reading.title or first is None:
        return reading
    rest = tuple(block for block in reading.blocks if block is not first)
    if heading := next(_title_headings(reading), None):
        return replace(reading, title=heading.text, blocks=tuple(b for b in reading.blocks if b is not heading))
    if rest and (parts := cut_first_line(first.text, language=base(language))):
        return replace(reading, title=parts[0], standfirst=reading.standfirst or parts[1], blocks=rest)
    if rest and _is_title(first):
        return replace(reading, title=first.text, blocks=rest)
    return replace(reading, title=next(filter(None, (_title_from(block.text) for block in reading.blocks)), ""))


def _title_headings(reading: Reading) -> Iterator[Block]:
    story = [block for block in reading.blocks if block.kind not in ASIDES]
    for place, block in enumerate(story[:_TOP_BLOCKS]):
        if block.kind is BlockKind.HEADING and (place == 0 or block.level == 1):
            yield block


def cut_first_line(line: str, *, language: str) -> tuple[str, str] | None:
    """Cut a line into its title and its standfirst, or leave it if it is not clearly both.

    It is both when it ends as a sentence and, up to some place, does not read as one. That place is a question or
    exclamation mark; or else the first one where (1) a word begins that opens sentences in this `language`, and stands
    in small letters within a headline ("The", "Nach", "Selon"), (2) the next word is in small letters ("The country",
    not "The Hague"; German, whose nouns are capitals, does without this), (3) four to twenty-two words come before it,
    the last of them one that a headline can end on (no preposition, not "says") without a mark after it, and (4) four
    words or more begin there. With a full stop before that place the line is a paragraph.
    """
    if len(line) > _LONGEST_FIRST_LINE or line.endswith(":") or not ENDS_SENTENCE.search(line):
        return None
    place = found.end() if (found := _QUESTION.search(line)) else _opening(line, language)
    if not place or _FULL_STOP_INSIDE.search(line[: place - 1].rstrip("?!" + _QUOTES)):
        return None
    title, standfirst = line[:place].strip(), line[place:].strip()
    return (title, standfirst) if len(title.split()) >= _FEWEST_WORDS <= len(standfirst.split()) else None


def _opening(line: str, language: str) -> int:
    """Find where, after the words of a headline, a sentence opens; 0 if it does nowhere."""
    openers = _OPENERS_OF.get(language, frozenset())
    words = list(_WORD.finditer(line))
    for before, word, after in zip(words[3:_MOST_WORDS], words[4:], words[5:], strict=False):
        follows = language in _CAPITAL_NOUNS or after[0][0].islower()
        opens = (word[0].lstrip(_QUOTES) in openers and follows) or _ELIDED.match(word[0].lstrip(_QUOTES))
        if opens and _can_end(before[0], openers):
            return word.start()
    return 0


def _can_end(word: str, openers: frozenset[str]) -> bool:
    bare = word.strip(_QUOTES)
    return bare[-1:].isalnum() and bare not in _NO_END and (bare.isupper() or bare.capitalize() not in openers)


def _is_title(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= _LONGEST_TITLE
        and not re.search(rf"[.,;:…。][){_QUOTES}]*$", block.text)
    )


def _title_from(text: str) -> str:
    """Make a title of the first sentence, shortened at a word."""
    found = _FIRST_SENTENCE.match(text[: _LONGEST_FIRST_LINE * 2])
    sentence = (found[0] if found else text[: _LONGEST_FIRST_LINE * 2]).rstrip(" .…。")
    if len(sentence) <= _LONGEST_DERIVED:
        return sentence
    short = sentence[: _LONGEST_DERIVED + 1]
    return f"{(short.rsplit(' ', 1)[0] if ' ' in short else short[:-1]).rstrip(' ,;:–—-')}…"
