"""Article → Script: what is said, as it is said, by whom, with which pause after it."""

from narrator.script.cut import cut
from narrator.script.lexicon import Entry, Lexicon, load_lexicon
from narrator.script.normalise import normalise
from narrator.script.sentences import sentences
from narrator.script.text import write_text
from narrator.script.wording import check_wording
from narrator.script.write import write

__all__ = ["Entry", "Lexicon", "check_wording", "cut", "load_lexicon", "normalise", "sentences", "write", "write_text"]
