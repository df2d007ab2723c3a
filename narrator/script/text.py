"""A text by itself → Script, with no frame around it: to try how something is said."""

from __future__ import annotations

from narrator.errors import RefusedArticle
from narrator.model import Article, Block, BlockKind, Role, Script, Section, Source, SourceKind, Utterance
from narrator.script.lexicon.entries import Lexicon
from narrator.script.sentences import sentences
from narrator.script.spoken.marks import nothing_to_say
from narrator.script.spoken.normalise import Speaker

PAUSE_MS = 350


def write_text(text: str, *, language: str, lexicon: Lexicon) -> Script:
    """A text's script in `language` (BCP 47), one utterance a sentence. Raises RefusedArticle if nothing is said."""
    speaker = Speaker(language, lexicon)
    said = [(sentence, speaker.say(sentence)) for sentence in sentences(text, language=language)]
    utterances = tuple(
        Utterance(role=Role.HOST, written=written, spoken=spoken, pause_ms=PAUSE_MS)
        for written, spoken in said
        if not nothing_to_say(spoken)
    )
    if not utterances:
        raise RefusedArticle("text", repr(text), "there is nothing to say in it", "give it words")
    article = Article(
        source=Source(kind=SourceKind.STDIN, location="-"),
        title=text,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),),
        language=language,
    )
    return Script(article=article, language=language, sections=(Section(name="story", utterances=utterances),))
