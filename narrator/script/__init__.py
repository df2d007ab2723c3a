"""Article → Script: what is said, as it is said, by whom, with which pause after it."""

from narrator.script.cut import cut
from narrator.script.document.read import read_document
from narrator.script.document.writing import SUFFIX as SCRIPT_SUFFIX
from narrator.script.document.writing import is_as_written, is_document, write_document
from narrator.script.ipa import without_ipa
from narrator.script.lexicon.entries import Entry, Lexicon
from narrator.script.lexicon.file import load_lexicon
from narrator.script.sentences import sentences
from narrator.script.spoken.normalise import normalise
from narrator.script.text import write_text
from narrator.script.wording import check_wording
from narrator.script.write import write

__all__ = [
    "SCRIPT_SUFFIX",
    "Entry",
    "Lexicon",
    "check_wording",
    "cut",
    "is_as_written",
    "is_document",
    "load_lexicon",
    "normalise",
    "read_document",
    "sentences",
    "without_ipa",
    "write",
    "write_document",
    "write_text",
]
