"""Bytes → text: which encoding they are in, and the damage of a wrong guess made earlier by someone else."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

import ftfy
from charset_normalizer import from_bytes

from narrator.ingest.language import is_latin, votes, words_of

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages call by one name and mean by another (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}  # fmt: skip
_ON_THE_WEB = re.compile(
    r"utf-?(?:8|16(?:[lb]e)?|32)|(?:windows-|cp)\d{3,4}|iso-?8859-\d+|koi8-[ru]|big5(?:-hkscs)?|gb18030|euc-jp"
    r"|iso-2022-[jk][pr]|hz-gb-2312|mac_roman",
)
_ASCII_ONLY = re.compile(r"iso-2022-[jk][pr]|hz-gb-2312")
_STATED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,40})|<\?xml[^>]{1,200}?encoding=["']([\w-]{2,40})""",
    re.IGNORECASE,
)
_STRAY = re.compile("[\udc80-\udcff]+")
_STRANGE = re.compile(
    r"[^\W\d_][¡¢¥¦§¨¬¯±´µ¶¸¹¼½¾¿×÷ˇ˘˙˚˛˜˝\u2500-\u25ff]|[¼½¾](?=[^\W\d_])|[¤\x80-\x9f]"
    r"|[^\W\d_][‚„†‡•‰√∞≤≥≈≠∂∑∏∫∆◊](?=[^\W\d_])|[a-zß-öø-ÿ][À-ÖØ-Þ](?=[a-zß-öø-ÿ])"
)
_DAMAGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_UNLIKELY = {"utf_8", "utf_7", "cp037", "cp500", "cp875", "cp1026", "cp1140"}
_RARE = re.compile(r"mac_\w+|cp[78]\d\d|hp_\w+|ptcp\w+|kz\w+|johab")
_WESTERN = "cp1252"
_LATIN = (_WESTERN, "cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_15", "mac_roman", "cp850")
_MOST_LIKELY = 6
_ESCAPED = ((b"\x1b$B", "iso-2022-jp"), (b"\x1b$@", "iso-2022-jp"), (b"\x1b$)C", "iso-2022-kr"))
_KEPT = re.compile(r"(<(code|pre|kbd|samp)\b[^>]{0,200}>[^<]{0,1000}</\2>|`[^`\n]{1,200}`)", re.IGNORECASE | re.DOTALL)
_ABOUT = re.compile(r"\bmojibake\b|\bunicode\b|(?<![\w=\"'-])utf-8(?![\w\"'])|\bcharacter encodings?\b", re.IGNORECASE)
_PUNCTUATION_PAGES = frozenset({0x00, 0x20, 0x21, 0x30})
_HEAD_BYTES = 2048
_MAY_BE_WRONG = re.compile("[^\x00-\x7f](?:[^\x00-\x7f]|(?<=[ÃÂ\x80-\x9f]))")
"""What a line has that was decoded wrongly: every character that is no ASCII has become two or more of them, unless a
no-break space behind Ã or Â has been made a blank since. Asking the library takes a hundred times as long."""
_LEAST_SENSE = 0.2
_STRANGE_COUNTS = 30
_SAMPLE_BYTES = 64 * 1024


def decode(body: bytes, *, charset: str = "") -> str:
    """Decode `body`; `charset` is the HTTP header's, if it names one.

    In this order: a byte order mark; UTF-16 told by its zeros; the escapes of ISO 2022; UTF-8, which text in another
    encoding never looks like, whatever header or page may say; the charset of the header, then of the page, but that of
    Western Europe, which servers and programs name without looking, only where no other makes better words of it; UTF-8
    with some bytes of Windows-1252 between; a guess. Then text that was once decoded wrongly and saved so ("â€œ" for
    "“") is repaired, but not in code, nor in a text about just that.
    """
    return _repaired(next(text for text in _attempts(body, charset) if text is not None))


def damage(text: str) -> float:
    """Tell which share of `text` no text has: control characters, and marks of lost ones."""
    return len(_DAMAGE.findall(text)) / len(text) if text else 0.0


def _repaired(text: str) -> str:
    if text.isascii():
        return text
    parts = _KEPT.split(text) if "<" in text or "`" in text else [text]
    mended = [part if part.isascii() else _mended(part) for part in parts[::3]]
    if mended == parts[::3] or _ABOUT.search(text):
        return text
    return "".join(piece for pair in zip(mended, [*parts[1::3], ""], strict=True) for piece in pair)


def _mended(text: str) -> str:
    if not _MAY_BE_WRONG.search(text):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(ftfy.fix_encoding(line) if _MAY_BE_WRONG.search(line) else line for line in lines)


def _attempts(body: bytes, charset: str) -> Iterator[str | None]:
    yield _marked(body)
    yield _wide(body)
    stated = list(filter(None, (_codec(name) for name in (charset, *_stated(body)))))
    escaped = [codec for escape, codec in _ESCAPED if escape in body]
    yield from (_strict(body, codec) for codec in (*stated, *escaped) if _ASCII_ONLY.fullmatch(codec))
    yield _utf8(body)
    yield from (_strict(body, codec) for codec in stated if codec != _WESTERN)
    yield _mostly_utf8(body)
    yield _guessed(body)


def _marked(body: bytes) -> str | None:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    return None


def _wide(body: bytes) -> str | None:
    """Tell UTF-16 by its zeros: they are every other byte of Latin letters, and half of each blank in any script."""
    even, odd = body[0:_HEAD_BYTES:2], body[1:_HEAD_BYTES:2]
    for pages, others, codec in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if pages.count(0) and others.count(0) <= 0.02 * len(others) and _is_of_one_script(pages):
            return body.decode(codec, "replace")
    return None


def _is_of_one_script(pages: bytes) -> bool:
    """Tell whether the upper halves of characters are those of one script: one or two pages, and its punctuation."""
    counts = Counter(page for page in pages if page not in _PUNCTUATION_PAGES)
    strays = sum(count for _, count in counts.most_common()[2:])
    return strays <= 0.03 * len(pages) and len(pages) > 1


def _stated(body: bytes) -> Iterator[str]:
    found = _STATED.search(body[:_HEAD_BYTES])
    if found:
        yield (found[1] or found[2]).decode("ascii", "replace")


def _codec(name: str) -> str:
    """Name Python's codec for a charset, or "" where no page may mean it (Python also has "rot13" and "idna")."""
    name = _MEANT.get(name.strip().lower(), name.strip().lower())
    return name if _ON_THE_WEB.fullmatch(name) else ""


def _strict(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf8(body: bytes) -> str | None:
    """Decode UTF-8; its last character may be cut off, as limits on a download do."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return None
    return _strict(body, "utf-8") if text.isascii() else text


def _mostly_utf8(body: bytes) -> str | None:
    """Decode UTF-8 into which pieces of Windows-1252 were pasted.

    Two bytes wrong for each character right is the most: text in GB 2312 read so has twelve, in Windows-1252 hundreds.
    """
    text = body.decode("utf-8", "surrogateescape")
    stray = sum(len(run) for run in _STRAY.findall(text))
    right = sum(not character.isascii() for character in text) - stray
    return _STRAY.sub(_as_windows, text) if stray <= 2 * right else None


def _as_windows(run: re.Match[str]) -> str:
    return run[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _guessed(body: bytes) -> str:
    """Choose, of the encodings it may be, the one whose words are words of some language; else the likeliest.

    charset-normalizer names the likeliest, and knows other scripts at sight, but takes one sentence of Spanish,
    Portuguese or Swedish for Central European and one of Hebrew for Russian.
    """
    sample = _telling(body)
    found = [match.encoding for match in from_bytes(sample) if match.encoding not in _UNLIKELY]
    likely = [codec for codec in found if not _RARE.fullmatch(codec)][:_MOST_LIKELY] or found[:_MOST_LIKELY]
    is_western = not likely or is_latin(sample.decode(likely[0], "replace"))
    candidates = dict.fromkeys([*_LATIN, *likely] if is_western else [*likely, *_LATIN])
    best = max(candidates, key=lambda codec: _sense(sample.decode(codec, "replace")))
    return body.decode(best, "replace")


def _telling(body: bytes) -> bytes:
    """Take all of a short body; of a long one, such as a page with its programs, the lines that are not all ASCII."""
    if len(body) <= _SAMPLE_BYTES:
        return body
    return b"\n".join(line for line in body.split(b"\n") if not line.isascii())[:_SAMPLE_BYTES]


def _sense(text: str) -> float:
    """Weigh the words of a text against its characters that no word has: "anunciˇ", "a±o"."""
    most = max(votes(words_of(text)).values(), default=0.0)
    strange = damage(text) + len(_STRANGE.findall(text)) / len(text) if text else 0.0
    return (most if most > _LEAST_SENSE else 0.0) - _STRANGE_COUNTS * strange
