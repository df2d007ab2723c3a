"""The names of an article's authors, out of the lines in which pages print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from narrator.ingest.characters import clean, key, one_line

_TAG = re.compile(r"<[^<>]{0,200}>")
_BY = re.compile(
    r"^\s*(?:(?:view all posts|all posts|posts|written|story|words|text|reported|posted|published|article|reporting"
    r"|analysis|opinion|review|interview)\s+)?"
    r"(?:by|von|par|por|di|de|text|authors?|autor(?:en|in|a|es)?|auteur|autore)\b[:\s]+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[;|/•·]\s*|\s*,\s*(?:and\s+|und\s+|et\s+|y\s+)?(?=[^\W\d_a-z]\w*[ .’'-]|[^\W\d_a-z]\w+$)"
    r"|\s+(?:and|und|et|e|y|&|with|mit|avec|con)\s+(?=[^\W\d_a-z]\w*[ .])"
)
_URL = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_CONTACT = re.compile(r"\s*[(\[<]?(?:[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)@\w{2,30})[)\]>]?")
_WITH = re.compile(r"\s*[(\[](?:with|mit|avec|con|com)\s+([^()\[\]]{1,200})[)\]]", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*$")
_WHERE = re.compile(r"\s*,?\s+(?:in|for|at|für|à|aus|en|pour|para|per)\s+[^\W\d_a-z].*$|\s+[–—-]\s.*$|\s*:.*$")
_MONTH = re.compile(
    r"(?:^|\s+)(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)$"
)
_NO_NAME = re.compile(r"https?:|www\.|@|\d{3}|[{}<>]|\.(?:com|org|net|de|fr|co\.uk)$|^\W*$", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:^|\s+)\b(?:(?:senior|chief|special|foreign|political|deputy|managing|freelance|our)\s+)*"
    r"(?:correspondents?|editors?|reporters?|writers?|columnists?|journalists?|producers?|contributors?|contributing|photographer"
    r"|researcher|bureau|chief|staff|desk|newsroom|team|intern|fellow|professor|lecturer|director|analyst|critic|guest"
    r"|editorial|agency|agencies|wires?|redaktion|redakteur(?:in)?|korrespondent(?:in)?|agentur(?:en)?|mitarbeiter(?:in)?"
    r"|rédaction|journaliste|correspondant[e]?|envoyée?s?|redacción|redação|redazione|corresponsal|agencias?|agências?"
    r"|administrator|webmaster|superuser)\b",
    re.IGNORECASE,
)
_NOBODY_WORDS = (
    "admin administrator anonymous author autor autorin default submitted username editor editors guest unknown none"
    " null undefined user staff root web webmaster wordpress reuters reutersstaff afp agencefrancepresse ap apnews"
    " associatedpress theassociatedpress dpa efe ansa lusa pa pamedia pressassociation upi sid kna epd apa ats xinhua"
    " tass bloomberg bloombergnews afpnews dpaafp anonym unbekannt anonyme"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
_LONGEST_NAME = 60
_LONGEST_LINE = 1_000
_MOST = 20


def names_of(candidates: Iterable[Iterable[str]], *, site: str = "") -> tuple[str, ...]:
    """Clean the first candidates that hold a name: without "By", roles, places, addresses and agencies.

    A site is not its own author.
    """
    for texts in candidates:
        lines = (one_line(clean(_TAG.sub(" ", text[:_LONGEST_LINE]))) for text in texts)
        found = [name for line in lines if line and not _URL.match(line) for name in _names_in(line, site)]
        unique: dict[str, str] = {}
        for name in found[:_MOST]:
            unique.setdefault(key(name), name)
        if unique:
            return tuple(unique.values())
    return ()


def _names_in(line: str, site: str) -> Iterator[str]:
    parts = _BETWEEN.split(_BY.sub("", _CONTACT.sub("", _WITH.sub(r", \1", line))))
    for part in parts:
        name = _bare(part)
        is_degree_or_place = len(parts) > 1 and "," in line and " " not in name
        if _is_name(name, site) and not is_degree_or_place:
            yield name.title() if name.isupper() and " " in name else name


def _bare(part: str) -> str:
    """Take the name out of what stands between two commas."""
    name = _WHERE.sub("", _BRACKETS.sub("", _BY.sub("", part.strip(" ,;.-–—"))))
    role = _ROLE.search(name)
    if role and len(name[: role.start()].split()) > 1:
        name = name[: role.start()]
    return _MONTH.sub("", name).strip(" ,;.-–—")


def _is_name(name: str, site: str) -> bool:
    alone = key(name)
    is_site = bool(alone) and bool(site) and (alone in key(site) or key(site) in alone)
    says_no_name = _NO_NAME.search(name) or _ROLE.search(name) or alone in _NOBODY
    long_enough = len(alone) > (2 if name.isascii() else 1)
    return long_enough and len(name) <= _LONGEST_NAME and not says_no_name and not is_site
