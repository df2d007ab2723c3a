"""Lexicon ↔ W3C Pronunciation Lexicon Specification 1.0 (PLS), the XML that other speech programs read and write.

https://www.w3.org/TR/2008/REC-pronunciation-lexicon-20081014/. A lexeme has one or more graphemes and, of several
pronunciations, the first that is preferred counts, else the first (section 4.9). That small and capital letters count
is written as a role, which the specification leaves to whoever writes the file (section 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from narrator.errors import ConfigError
from narrator.script.ipa import without_brackets
from narrator.script.lexicon.entries import Entry, covers, spelled
from narrator.script.lexicon.file import entry_of, entry_problems
from narrator.show import language_tag

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
OURS = "https://pypi.org/project/narrator/"
AS_PRINTED = "narrator:as-printed"
"""The role of a lexeme whose small and capital letters count; the prefix is bound to OURS."""

MAX_BYTES = 20_000_000
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What went over, and a line for each thing that could not."""

    entries: tuple[Entry, ...] = ()
    content: bytes = b""
    left_out: tuple[str, ...] = ()


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_pls(content: bytes, *, which: str, language: str = "") -> Exchanged:
    """The entries of a PLS document, for texts in its language unless another is given.

    Raises ConfigError, which names the document `which`, with all that the specification does not allow in it.
    """
    root = _root(content, which)
    problems = [*_problems(root)]
    if problems:
        raise ConfigError(which, tuple(problems), "the format is W3C PLS 1.0")
    reader = _Reader(alphabet=root.get("alphabet", ""), language=language or _tag(root))
    entries = tuple(entry for lexeme in root.findall(_name("lexeme")) for entry in reader.entries(lexeme))
    return Exchanged(entries=tuple(dict.fromkeys(entries)), left_out=tuple(reader.left_out))


def _root(content: bytes, which: str) -> ElementTree.Element:
    """The root of a document that declares no entity, which could grow without bounds or be another file."""
    if len(content) > MAX_BYTES:
        raise ConfigError(which, (f"is larger than {MAX_BYTES // 1_000_000} MB",), "part it")

    def refuse(*_: object) -> None:
        raise ConfigError(which, ("declares XML entities, which are not taken",), "write the words out")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
        return ElementTree.fromstring(content)  # noqa: S314
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError) as error:
        raise ConfigError(which, (f"is not XML: {error}",), "the format is W3C PLS 1.0") from error


def _problems(root: ElementTree.Element) -> Iterator[str]:
    """What the specification does not allow, a line each."""
    if root.tag != _name("lexicon"):
        yield f"its root must be <lexicon> in the namespace {NAMESPACE}, not <{root.tag}>"
        return
    if root.get("version") != "1.0":
        yield f'<lexicon> must have version="1.0", not {root.get("version")!r}'
    if not root.get("alphabet"):
        yield '<lexicon> must have an alphabet, such as alphabet="ipa"'
    if fault := language_tag(_tag(root)):
        yield f"<lexicon> xml:lang {fault}"
    for number, lexeme in enumerate(root.findall(_name("lexeme")), 1):
        yield from (f"lexeme {number}: {problem}" for problem in _lexeme_problems(lexeme))


def _lexeme_problems(lexeme: ElementTree.Element) -> Iterator[str]:
    graphemes = lexeme.findall(_name("grapheme"))
    if not graphemes:
        yield "has no <grapheme>"
    if any(not _text(grapheme) for grapheme in graphemes):
        yield "has an empty <grapheme>"
    said = [child for child in lexeme if child.tag in {_name("phoneme"), _name("alias")}]
    if not said:
        yield "has neither <phoneme> nor <alias>"
    for child in said:
        if child.get("prefer", "false") not in _BOOLEANS:
            yield f"prefer must be true or false, not {child.get('prefer')!r}"


def _tag(root: ElementTree.Element) -> str:
    """The document's language as this program writes tags: "en-us" → "en-US"."""
    first, *rest = root.get(_LANGUAGE, "").strip().split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads lexemes, and notes what cannot be taken over."""

    alphabet: str
    language: str
    left_out: list[str] = field(default_factory=list)

    def entries(self, lexeme: ElementTree.Element) -> Iterator[Entry]:
        """An entry for each grapheme of a lexeme."""
        words = [_text(grapheme) for grapheme in lexeme.findall(_name("grapheme"))]
        roles = lexeme.get("role", "").split()
        if [role for role in roles if role != AS_PRINTED]:
            self.left_out.append(f"{words[0]}: it counts in a role only ({' '.join(roles)})")
            return
        said = self._said(lexeme)
        if not said:
            self.left_out.append(f"{words[0]}: its pronunciation is not in IPA")
            return
        for word in words:
            options = {"match": word, "language": self.language, **said, **({"case": True} if roles else {})}
            if problems := entry_problems(options):
                self.left_out.append(f"{word}: {'; '.join(problems)}")
            else:
                yield entry_of(options)

    def _said(self, lexeme: ElementTree.Element) -> dict[str, str]:
        """What is said for a lexeme: its pronunciation in IPA, with an alias for engines without, or its alias."""
        usable = [child for child in lexeme if self._usable(child)]
        if not usable:
            return {}
        chosen = next((child for child in usable if _BOOLEANS[child.get("prefer", "false")]), usable[0])
        aliases = [child for child in (chosen, *usable) if child.tag == _name("alias")]
        said = {"say": _text(aliases[0])} if aliases else {}
        return {"ipa": _text(chosen), **said} if chosen.tag == _name("phoneme") else said

    def _usable(self, child: ElementTree.Element) -> bool:
        if child.tag == _name("phoneme"):
            return child.get("alphabet", self.alphabet) == "ipa" and bool(_text(child))
        return child.tag == _name("alias") and bool(_text(child))


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def write_pls(entries: Iterable[Entry], *, language: str) -> Exchanged:
    """The PLS document of the entries that apply to texts in `language`; what has no words in PLS is left out."""
    left_out: list[str] = []
    lexemes: dict[tuple[str, str, bool], list[str]] = {}
    taken: list[Entry] = []
    for entry in entries:
        if reason := _no_pls(entry, language):
            left_out.append(f"{entry.name}: {reason}")
            continue
        taken.append(entry)
        as_printed = entry.case and not entry_of({"match": entry.match}).case
        lexemes.setdefault((entry.ipa, _alias(entry), as_printed), []).append(entry.match)
    root = ElementTree.Element("lexicon", {"version": "1.0", "xmlns": NAMESPACE, "xmlns:narrator": OURS})
    root.attrib |= {"alphabet": "ipa", "xml:lang": language}
    for (ipa, alias, as_printed), words in lexemes.items():
        _add(root, words, ipa, alias, as_printed=as_printed)
    ElementTree.indent(root)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return Exchanged(entries=tuple(taken), content=content, left_out=tuple(left_out))


def _no_pls(entry: Entry, language: str) -> str:
    """Why an entry cannot stand in a document of `language`, "" if it can."""
    if not covers(entry.language, language):
        return f"is for texts in {entry.language}"
    reasons = {
        "it is a pattern": entry.pattern,
        "it is for one article": entry.article,
        "it keeps the word": entry.keep,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _alias(entry: Entry) -> str:
    if entry.letters:
        return without_brackets(spelled(entry.match))
    return without_brackets(entry.match.lower()) if entry.word else entry.say


def _add(root: ElementTree.Element, words: list[str], ipa: str, alias: str, *, as_printed: bool) -> None:
    """Put a lexeme in: its graphemes, then its pronunciation, then what is said where that is not known."""
    lexeme = ElementTree.SubElement(root, "lexeme", {"role": AS_PRINTED} if as_printed else {})
    said = (("phoneme", ipa), ("alias", alias))
    for tag, text in (*(("grapheme", word) for word in words), *(pair for pair in said if pair[1])):
        ElementTree.SubElement(lexeme, tag).text = text
