"""Parts a paragraph into its sentences: sentencex, and by language what it cuts and leaves together wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import sentencex

from narrator.script.spoken.rule import any_of, listed

AT_ONCE, AT_ONCE_IF_DENSE = 5_000, 500
"""Characters given to sentencex at a time, and where a text has hardly any blanks or is full of opening quotation
marks: its time grows with the square of the length there (measured: 1.4 s for 80,000 characters of Chinese)."""

# ── cuts that are none ───────────────────────────────────────────────────────────────────────────────────────────────

_ALWAYS = {
    "en": "Mr Mrs Ms Mx Dr Prof Rev Hon Gen Lt Col Capt Sgt Maj Adm Cpl Gov Sen Rep Messrs Mme St Ft Mt Apt vs approx",
    "de": (
        "bzw ca Nr Mio Mrd St evtl ggf inkl exkl B z.B z h d.h d u.a u a Dr Prof Hr Fr Fa Hrsg Abb Abs Art Bd vgl "
        "sog geb gest Str Bhf Tel Stk Kfm dipl Dipl Ing bspw resp zzgl Ltg"
    ),
    "fr": "M MM Mme Mmes Mlle Mlles Dr Drs Pr Mgr Me St Ste av bd env p pp art chap fig vol hab tél cf apr éd",
    "es": (
        "Sr Sres Sra Sras Srta Dr Dra Dña D Ud Uds Gral gral lic Lic Prof Profa núm pág págs cap art fig vol EE FF JJ "
        "ej p.ej p av Av avda Mons Ing Arq"
    ),
    "it": (
        "dott Dott sig Sig sigg Sigg prof Prof avv Avv ing Ing on On arch Arch es art Art pag Pag n cap fig vol "
        "sen Sen gen Gen mons Mons S"
    ),
    "pt": (
        "Sr Srs Sra Sras Srta Dr Dra Prof Profa Exmo Exma D av Av pág págs cap art fig vol ex p.ex p Eng Gal "
        "Cel núm tel"
    ),
    "nl": "dhr Dhr mevr Mevr mw Mw dr Dr drs Drs prof Prof ir ing mr bijv nl ca resp t.a.v o.a",
    "pl": "dr Dr prof Prof mgr inż ks gen płk hab św tzw tzn ul al np ok m.in",
    "sv": "bl.a t.ex d.v.s s.k ca kl nr jfr dr prof",
    "da": "bl.a f.eks dvs ca kl nr dr hr",
    "nb": "bl.a f.eks dvs ca kl nr dr hr",
    "hi": "डॉ श्री प्रो",
    "ru": "г гг ул им т.е т.к проф акад",
}
"""Abbreviations that never end a sentence, by language, or the last word of one ("B" of "z. B.")."""

_BEFORE_NUMBERS = listed(
    "no No nos Nos nr Nr n N núm num art Art arts cap Cap chap kap Kap fig Fig figs abb Abb abs Abs kl godz str pág "
    "pag Pag p pp s S vol Vol bl sec Sec ch est ca c circa para op apt Apt § ed bd Bd max min tel Tel"
)
"""Abbreviations after which a number goes on, in every language."""

_ORDINALS = {"de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "hr", "sl", "et", "lv", "is"}
"""Languages that write an ordinal as a number and a full stop."""

# ── cuts that are missing ────────────────────────────────────────────────────────────────────────────────────────────

_STARTERS = {
    "en": (
        "He She It They We You The This That These Those There But And Nobody Everybody No In On At His Her Their Its "
        "Did Do Does Is Are Was Were Has Have What When Who Why How Mr Mrs Ms Then Now So Yet Both Many Most Some"
    ),
    "de": (
        "Er Sie Es Wir Ich Das Dies Diese Dieser Dieses Der Die Den Dem Ein Eine Doch Aber Und Auch Dann Danach Mehr "
        "Niemand Nun Damit Dabei In Im Am An Auf Bei Seit Zu Nach Für Mit Wer Was Wie Wann Heute Gestern Jetzt So"
    ),
    "fr": (
        "Il Elle Ils Elles On Nous Vous Je Le La Les L Un Une Des Ce Cette Ces C Mais Et Puis Personne Tout Tous Dans "
        "En À Au Pour Avec Selon Depuis Son Sa Ses Leur Ainsi Alors Qui Que Où"
    ),
    "es": (
        "Él Ella Ellos Ellas Yo Nosotros El La Los Las Un Una Lo Esto Este Esta Estos Pero Y Nadie Nunca Luego Después "
        "No Sí En Con Para Según Desde Su Sus Todo Todos Se También Es Fue Era Así Ya Quien Qué"
    ),
    "it": (
        "Lui Lei Loro Io Noi Il Lo La I Gli Le Un Una Questo Questa Ma E Poi Nessuno Non In Con Per Secondo Dal Nel "
        "Suo Sua Tutto Tutti Si È Era Così Ora Chi Che"
    ),
    "pt": (
        "Ele Ela Eles Elas Eu Nós O A Os As Um Uma Isso Este Esta Mas E Depois Ninguém Nunca Não Sim Em No Na Nos Nas "
        "Com Para Segundo Desde Seu Sua Tudo Todos É Foi Era Assim Agora Quem"
    ),
}
"""Words that begin a sentence and hardly ever a name: after an abbreviation that may end a sentence they tell that it
does."""

_MAY_END = {
    "en": r"etc|[Aa]nd [A-Z]",
    "de": r"usw|etc|MwSt|u\.\s?a|Jh|o\.\s?Ä|v\.\s?Chr|n\.\s?Chr|[0-9]{1,2}",
    "fr": r"etc|J\.-C|(?:[A-Z]\.){1,3}[A-Z]",
    "es": r"etc|EE\.\s?UU|[ap]\.\s?m|S\.\s?[AL]|(?:[A-Z]\.){1,3}[A-Z]",
    "it": r"ecc|[Ss]\.[Pp]\.[Aa]|(?:[A-Z]\.){1,3}[A-Z]|a\.C|d\.C",
    "pt": r"etc|Ltda|S\.\s?A|[IVX]{2,6}|(?:[A-Z]\.){1,3}[A-Z]|a\.C|d\.C",
}
"""What may end a sentence with its own full stop although sentencex goes on, by language."""

_LONGEST_ENDING = 12
"""Characters that what may end a sentence has at the most."""

_ASIDE = re.compile(r"\([^()]{1,400}[.!?…]\)\s(?=[“\"«„(]?[^\W\d_])")
"""A sentence of its own in brackets, where a sentence begins with it."""

_LATE_MARK = re.compile(r"[¹²³⁰⁴-⁹]{1,4}\s")
"""A footnote mark behind the full stop that it follows."""

_CLOSING = "\"'”’»)]"
_ENDS = (". ", "? ", "! ", "” ", "。", "！", "？")
_LABEL = re.compile(r"\W{0,3}(?:[0-9]{1,3}|[ivx]{1,4}|[a-z])[.)]{1,2}\s*")
_ROMAN_ITEM = re.compile(r"\([ivx]{1,5}\)")
_FIRST_ITEM = re.compile(r"[^\w\s]?\s?(?P<order>[0-9]{1,2}|[a-y])(?P<mark>[.)]{1,2})\s")
_WORD = re.compile(r"\w+")
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which sentencex cannot take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Habits:
    """How a language marks sentences: see the tables above. `initials` that sentencex cuts at are joined.

    `stops` finds the full stops with a starter behind them, `may_end` what may end with one of those.
    """

    always: frozenset[str]
    starters: frozenset[str]
    stops: re.Pattern[str]
    may_end: re.Pattern[str]
    ordinals: bool
    initials: bool


@lru_cache(maxsize=64)
def _habits(base: str) -> _Habits:
    starters = listed(_STARTERS.get(base, ""))
    stops = rf"\. (?={any_of(starters)}\b)" if base in _MAY_END else "(?!)"
    return _Habits(
        always=frozenset(listed(_ALWAYS.get(base, ""))),
        starters=frozenset(starters),
        stops=re.compile(stops),
        may_end=re.compile(rf"(?<!\w)(?:{_MAY_END.get(base, '(?!)')})\Z"),
        ordinals=base in _ORDINALS,
        initials=base != "en",
    )


def sentences(text: str, *, language: str) -> tuple[str, ...]:
    """The sentences of a paragraph, by the rules of its language (BCP 47).

    Quotation marks stay with their sentence, a quotation of several sentences stays whole, and so does what introduces
    or follows it ("…," she said). Joined with a blank, the sentences give the paragraph back, up to white space. Takes
    time in proportion to the text.
    """
    base = language.partition("-")[0]
    habits = _habits(base)
    portions = _portions(" ".join(text.split()))
    return tuple(_joined((piece for part in portions for piece in _pieces(base, part, habits)), habits))


def _portions(text: str) -> Iterator[str]:
    """The text in stretches that sentencex takes, cut where a sentence ends if possible, else at a blank."""
    size, start = AT_ONCE_IF_DENSE if len(text) > AT_ONCE_IF_DENSE and _is_dense(text) else AT_ONCE, 0
    while len(text) - start > size:
        last = max(text.rfind(mark, start, start + size) + len(mark) for mark in _ENDS)
        blank = text.rfind(" ", start, start + size) + 1
        end = next(place for place in (last, blank, start + size) if place > start + size // 4)
        yield text[start:end]
        start = end
    yield text[start:]


def _is_dense(text: str) -> bool:
    """Whether a text has hardly any blanks, or is full of opening quotation marks."""
    quotes = sum(text.count(mark) for mark in "“„«‘「『")
    return text.count(" ") * 50 < len(text) or quotes * 20 > len(text)


def _pieces(base: str, part: str, habits: _Habits) -> Iterator[str]:
    """What sentencex makes of a part of a paragraph, parted where it leaves sentences together."""
    for item in _items(part, ordinals=habits.ordinals):
        start = 0
        for found in sentencex.segment(base, _HALVES.sub("\ufffd", item)):
            piece = item[start : start + len(found)]
            start += len(found)
            yield from _parted(piece, habits) if piece.find(". ", 0, -2) >= 0 or piece[0] == "(" else (piece,)


# ── joining ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _joined(pieces: Iterator[str], habits: _Habits) -> Iterator[str]:
    """The pieces without the cuts that fall inside a sentence."""
    sentence: list[str] = []
    for found in pieces:
        late = _LATE_MARK.match(found) if sentence and not sentence[-1].endswith(" ") else None
        piece = found[late.end() :] if late else found
        sentence += [late.group()] if late else []
        if sentence and not _inside(sentence, piece, habits):
            yield "".join(sentence).strip()
            sentence = []
        sentence.append(piece)
    whole = "".join(sentence).strip()
    if whole:
        yield whole


def _inside(sentence: list[str], piece: str, habits: _Habits) -> bool:
    """Whether the sentence so far goes on with the piece."""
    before, after = sentence[-1], piece[:1]
    if not after or before.isspace() or not _WORD.search(piece):
        return True
    if not before.endswith(" "):
        return _sticks(before, after)
    word = _last_word(before)
    mark, core = word[-1:], word.rstrip(_CLOSING)
    return (
        (mark == "." and _shortened(word, piece, habits))
        or (core[-1:] in {"!", "?", "…", "."} and _small(piece) and (core[-1] != "." or _short(core)))
        or (len(before) < 12 and len(sentence) == 1 and bool(_LABEL.fullmatch(before)))
    )


def _sticks(before: str, after: str) -> bool:
    """Whether a cut without a blank is none: in a word, at "J.-C.", "n.º 5", "2.) Rain", "l’U.E."."""
    if before[-1].isalnum() or after in "-–ºª°)]" or after.isdigit():
        return before[-1] in ".!?" or (before[-1].isalnum() and after.isalnum())
    return before[-1] == "." and after.isupper() and before[-2:-1].isupper() and not before[-3:-2].isalnum()


def _last_word(before: str) -> str:
    return before[-24:].rstrip().rpartition(" ")[2].lstrip("([“\"'‘’«„¿¡-–—")


def _shortened(word: str, piece: str, habits: _Habits) -> bool:
    """Whether what ends with a full stop is an abbreviation, an initial or an ordinal that goes on with the piece."""
    bare = word.rpartition("’")[2][:-1]
    if bare in habits.always or (piece[0].isdigit() and bare in _BEFORE_NUMBERS):
        return True
    initial = habits.initials and len(bare) == 1 and bare.isupper() and piece[0].isupper()
    ordinal = habits.ordinals and bare.isdecimal() and len(bare) <= 2
    if not initial and not ordinal:
        return False
    first = _WORD.match(piece)
    return not first or first.group() not in habits.starters


def _small(piece: str) -> bool:
    """Whether a piece goes on with a small letter; not "iPad sales rose", not "(iii) money"."""
    bare = piece[:12].lstrip("([—–- ")
    return bare[:1].islower() and not any(map(str.isupper, bare[1:3])) and not _ROMAN_ITEM.match(piece)


def _short(word: str) -> bool:
    """Whether a word with a full stop is short enough for an abbreviation."""
    return len(word) <= 7 or "." in word[:-1]


# ── parting ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _parted(piece: str, habits: _Habits) -> Iterator[str]:
    """A piece, cut behind an abbreviation that ends a sentence and behind a sentence in brackets."""
    aside = _ASIDE.match(piece)
    start = aside.end() if aside else 0
    if aside:
        yield aside.group()
    for stop in habits.stops.finditer(piece, start):
        if not habits.may_end.search(piece, max(start, stop.start() - _LONGEST_ENDING), stop.start()):
            continue
        if _quoting(piece[start : stop.end()]):
            break
        yield piece[start : stop.end()]
        start = stop.end()
    yield piece[start:]


def _quoting(text: str) -> bool:
    """Whether a text ends inside a quotation or in brackets."""
    paired = any(text.count(opening) > text.count(closing) for opening, closing in ("“”", "«»", "()"))
    return paired or text.count('"') % 2 == 1 or text.count("„") > text.count("“") + text.count("”")


def _items(text: str, *, ordinals: bool) -> Iterator[str]:
    """The items of a list that was written into one paragraph: "1. Boil it 2. Drink it"; else the text as it is."""
    label = _FIRST_ITEM.match(text)
    if not label or (ordinals and ")" not in label["mark"]):
        yield text
        return
    order, mark, start = label["order"], re.escape(label["mark"]), 0
    while label:
        order = str(int(order) + 1) if order.isdecimal() else chr(ord(order) + 1)
        label = re.compile(rf"(?<=\s)[^\w\s]?\s?{order}{mark}\s").search(text, label.end())
        yield text[start : label.start() if label else None]
        start = label.start() if label else start
