"""A word and its pronunciation in a spoken text: `[word](/ipa/)`, the one thing in it that is not plain text.

No printed text can forge it: the normaliser takes every square bracket out of what is not the lexicon's.
"""

from __future__ import annotations

import re
import unicodedata

NOTATION = re.compile(r"\[([^\[\]]{1,400})\]\(/([^\[\]()/]{1,400})/\)")
"""The word, which engines without IPA are given, and its pronunciation."""

UNPARTED = r"\[[^\[\]]{1,400}\]\(/[^\[\]()/]{1,400}/\)"
"""The pattern of the same, to be put into others."""

LONGEST = 200
"""Characters a pronunciation may have."""

_TYPED = str.maketrans({"'": "ˈ", ":": "ː", "g": "ɡ"})
_SOUNDS = re.compile(r"[a-zæðøħŋœǀ-ǃɐ-\u02ff\u0300-\u036fβθχᴀ-\u1dbfⱱ .‿|‖]+")
_BRACKETS = re.compile(r"[\[\]]+")


def with_ipa(word: str, ipa: str) -> str:
    """A word in the notation; as it is where it, or the pronunciation, is nothing."""
    return f"[{word}](/{ipa}/)" if word and ipa else word


def without_ipa(text: str, *, longer_than: int = 0) -> str:
    """A spoken text with the word in the place of each notation of more than `longer_than` characters."""
    if "](/" not in text:
        return text
    return NOTATION.sub(lambda match: match[1] if len(match.group()) > longer_than else match.group(), text)


def without_brackets(text: str) -> str:
    """A text that cannot be taken for the notation."""
    return _BRACKETS.sub("", text)


def as_typed(ipa: str) -> str:
    """A pronunciation in NFC, without slashes round it, and with the signs that keyboards lack: ˈ for ', ː for :."""
    return unicodedata.normalize("NFC", " ".join(ipa.split()).strip("/. ").translate(_TYPED))


def ipa_problem(ipa: str) -> str | None:
    """What is wrong with a pronunciation, or None."""
    if len(ipa) > LONGEST:
        return f"has {len(ipa)} characters, {LONGEST} may be"
    strange = _SOUNDS.sub("", unicodedata.normalize("NFD", ipa))
    return f"{strange[0]!r} is no sign of the International Phonetic Alphabet" if strange else None
